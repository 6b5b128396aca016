// Rows of a table whose cells a line of text keeps apart: private to the reading of plain text.
#pragma once

#include <string_view>
#include <vector>

#include "facts/printed_grid.h"

namespace gouji::reports {

struct TextRow {
    std::vector<Span> cells;
    Span span;
};

// --- or :-: as Markdown rules the cells of a header off.
bool is_ruler_cell(std::string_view cell);
// Nothing but such cells.
bool is_ruler(const TextRow& row, std::string_view text);

// 1, 1,234, １２: what a cell of figures mostly shows.
bool shows_number(std::string_view cell);

Grid grid_of(const std::vector<TextRow>& rows, Columns columns);

}  // namespace gouji::reports
