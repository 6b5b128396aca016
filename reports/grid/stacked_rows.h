// Rows of a table that stand below one another in the cells of one line: private to the reading of
// grids.
//
// 1.属于国家秘密 / 2.重复申请 in one cell, 0 / 3 in each of the cells behind it: typed with line
// breaks.
#pragma once

#include <string_view>
#include <vector>

#include "reports/grid/grid_lines.h"

namespace gouji::reports {

// Sets a line for each of such rows, where every cell shows as many figures as there are labels, or
// nothing. `text` is the source's.
void part_stacked_rows(std::vector<Line>& lines, std::string_view text, const Labels& labels);

}  // namespace gouji::reports
