// A table as the report lays it out: its cells with what each covers, over one Source.
#pragma once

#include <cstdint>
#include <vector>

#include "facts/source.h"

namespace gouji {

// A cell with what it covers, counted from 0 in the grid of its table.
struct GridCell {
    Span span;  // the text without the white space around it; empty where the cell is blank
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    std::uint32_t row_span = 1;
    std::uint32_t column_span = 1;
    std::vector<Span> rest{};  // of a cell over several lines of text that others stand between
};

// How far the column of a cell can be believed.
enum class Columns : std::uint8_t {
    Exact,   // the format says which columns a cell covers
    Ragged,  // a merged cell may have left fewer cells in its row: only the order in the row is
             // sure
    Lost,    // its lines contradict one another: nothing is sure, not even the rows
};

struct Grid {
    Columns columns = Columns::Exact;
    std::vector<GridCell> cells;  // row by row, left to right
    Span span;
};

}  // namespace gouji
