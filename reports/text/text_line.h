// The lines of a text: private to the reading of plain text.
#pragma once

#include <string_view>
#include <vector>

#include "facts/source.h"

namespace gouji::reports {

struct TextLine {
    Span whole;    // without its line break
    Span content;  // without the white space around it; empty where there is nothing else
    bool begins_page = false;  // behind a form feed
};

// At \n, \r\n, \r and form feeds.
std::vector<TextLine> split_lines(std::string_view text);

}  // namespace gouji::reports
