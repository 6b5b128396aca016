// What Markdown adds to plain text: private to the reading of text.
//
// Signs that only protect others, names of characters and tags within a line are taken away, so
// that what is left is what a reader would see; tables that are written as HTML are read as HTML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/document.h"

namespace gouji::reports {

// Converters of web pages keep their divisions as tags on lines of their own, with blank lines and
// bare text between; a web page has its text in paragraphs.
bool looks_like_markdown(std::string_view text);

struct Unmarked {
    std::string text;
    std::vector<Gap> gaps;  // pictures, and tables that a converter left out
};

// `text` without escapes, entities, tags, emphasis, pictures, attributes and the targets of links.
// Its lines stay, and so do pipes that are no borders of cells; those of a drawn table stay below
// one another.
Unmarked unmarked(std::string_view text);
std::string without_markdown(std::string_view text);

bool holds_html_table(std::string_view text);
Document read_with_html_tables(std::string name, std::string_view text);

}  // namespace gouji::reports
