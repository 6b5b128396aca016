// What a page would cost a parser, seen in one linear pass over its tags: private to the reading of
// HTML.
//
// HTML parsers take square time and memory over tags that are opened again and again; what the
// page nests and what it leaves open is counted before any parser sees it.
#pragma once

#include <cstddef>
#include <string_view>

namespace gouji::reports {

struct HtmlCost {
    std::size_t depth = 0;       // of nested tags, at most
    std::size_t nodes = 0;       // that a parser may make, formatting tags left open made again
    std::size_t attributes = 0;  // of one tag, at most; parsers compare each with each
};

HtmlCost html_cost(std::string_view page);

}  // namespace gouji::reports
