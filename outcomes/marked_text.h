// A report's own text and tables as HTML, with marks on stretches of it: private to the writing of
// facts.
#pragma once

#include <string>
#include <vector>

#include "facts/fact_base.h"

namespace gouji::outcomes {

// A stretch of the report that something was read from. An empty span marks a blank cell.
struct Mark {
    Span span;
    std::string style;  // a class of the page's style sheet
    std::string id;     // of this mark in the page; may be empty
    std::string link;   // to where the page tells what was read; may be empty
    std::string says;   // shown where the reader points
};

// Where marks overlap, the one that begins first counts, and of those the longer.
std::string marked_html(const FactBase& facts, std::vector<Mark> marks);

}  // namespace gouji::outcomes
