// Cells of running rows that hold line breaks: private to the reading of grids.
//
// A browser and a spreadsheet write the line break of a cell down as it stands, so that a line of
// text ends in the middle of a cell and the next one begins with its rest.
#pragma once

#include <string_view>
#include <vector>

#include "reports/grid/grid_lines.h"

namespace gouji::reports {

// Lines of a ragged grid whose last and first cell together are a label become one line. `text` is
// their source.
void join_broken_cells(std::vector<Line>& lines, std::string_view text, const Labels& labels);

}  // namespace gouji::reports
