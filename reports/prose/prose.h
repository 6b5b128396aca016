// The running text of a document: its paragraphs one behind the other in normal form, each with its
// place. A line that was broken by the format reads on without a gap.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "facts/text.h"
#include "reports/document.h"

namespace gouji::reports {

struct ProseLine {
    Span span;              // of the source
    std::size_t begin = 0;  // bytes of Prose::normal.text
    std::size_t end = 0;
    std::size_t block = 0;  // of Document::blocks
    bool in_grid = false;   // the only cell of its row that shows something
};

struct Prose {
    NormalText normal;
    std::vector<ProseLine> lines;

    std::string_view text(const ProseLine& line) const {
        return std::string_view(normal.text).substr(line.begin, line.end - line.begin);
    }
    std::string_view text(std::size_t begin, std::size_t end) const {
        return std::string_view(normal.text).substr(begin, end - begin);
    }
    // The first byte of `normal` that stands at or behind this byte of the source.
    std::size_t at(std::uint32_t source_offset) const;
    // The same within a line; its end where all of it stands before.
    std::size_t at(const ProseLine& line, std::uint32_t source_offset) const;
};

Prose prose_of(const Document& document);

}  // namespace gouji::reports
