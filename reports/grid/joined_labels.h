// Labels printed in one cell with those that they stand under: private to the reading of grids.
//
// 法人或其他组织-商业企业, （三）不予公开.1.属于国家秘密: a table whose headings were written out
// into each of its heads or rows, as converters of spreadsheets and documents do.
#pragma once

#include <string_view>
#include <vector>

#include "reports/grid/grid_lines.h"

namespace gouji::reports {

// Sets the lines as if the headings had been printed above the heads, and before the labels of
// rows. `text` is the source's.
void part_joined_labels(std::vector<Line>& lines, std::string_view text, const Labels& labels);

}  // namespace gouji::reports
