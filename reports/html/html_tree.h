// The tree of a page, with those of the pages that it holds within itself, <iframe srcdoc="…">:
// private to the reading of HTML.
#pragma once

#include <memory>
#include <string_view>

struct GumboInternalOutput;

namespace gouji::reports {

struct FreeTree {
    void operator()(GumboInternalOutput* tree) const;
};
using HtmlTree = std::unique_ptr<GumboInternalOutput, FreeTree>;

// Null where the parser gives up. The tree points into the page. A frame whose page stands in its
// own attribute is a block that holds that page's tree; one that is too small to show a table, or
// whose page would be too costly to parse, stays a frame.
HtmlTree parse_page(std::string_view page);

}  // namespace gouji::reports
