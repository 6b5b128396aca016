// Lines of running text as a stream of labels' fragments and groups of figures.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "facts/source.h"
#include "reports/stream/stream_shape.h"

namespace gouji::reports {

// A line of the document, in whose white space the columns of a table may lie.
struct StreamLine {
    Span span;
    std::uint32_t page = 0;
};

// Where a token stands in its line, counted in two ways: as on a page of equal widths, where an
// ideograph takes two columns, and in characters. Programs that print columns do either.
struct Extent {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t middle() const { return begin + end; }  // in half columns
};

struct FigureToken {
    Span span;
    std::uint32_t line = 0;  // of the lines given
    Extent wide, narrow;
};

// Whatever their order, all of them show the same.
bool show_the_same(std::string_view source, const std::vector<FigureToken>& figures);

// A fragment of a label, or figures that stand together: in one line, or one a line.
struct StreamItem {
    Span span;
    std::uint32_t line = 0;
    std::u32string text;               // comparable; empty for figures
    Extent wide, narrow;               // of a text
    std::vector<FigureToken> figures;  // empty for a text
    bool is_text() const { return figures.empty(); }
};

// `shapes` are those that the table may have: what is none of their texts and stands where a figure
// would is what the report shows instead of one. `run` is how many figures every full row
// has, 0 where they differ: figures one a line are grouped by it.
std::vector<StreamItem> items_of(std::string_view source, const std::vector<StreamLine>& lines,
                                 const std::vector<const TableShape*>& shapes, std::size_t run);

}  // namespace gouji::reports
