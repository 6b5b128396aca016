// Tables whose cells are drawn with lines in plain text: private to the reading of plain text.
//
//     ┌──────┬─────┐     +------+-----+
//     │ 借出 │  41 │     | 借出 |  41 |
//     └──────┴─────┘     +------+-----+
//
// The lines are believed: a cell is what no line divides, over however many rows, columns and lines
// of text that is.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "reports/document.h"
#include "reports/text/text_line.h"

namespace gouji::reports {

struct DrawnTable {
    std::vector<Grid> grids;  // none where the lines draw nothing
    std::size_t after = 0;    // the line behind all that was looked at
};

// A box of one cell, drawn around what may be a whole report, is no table: its lines are taken
// away, and what they enclose is left as if it stood alone.
// Whether the text has a wall or a part of a box anywhere: without one no line draws a table.
bool has_walls(std::string_view text);

void open_boxes(std::string_view text, std::vector<TextLine>& lines);

// The table that is drawn from line `first` on. Its grid has Columns::Lost where the drawn lines do
// not fit together. Where no table is drawn, none is drawn from any line before `after` on.
DrawnTable read_drawn(std::string_view text, const std::vector<TextLine>& lines, std::size_t first);

}  // namespace gouji::reports
