// Rows whose figures stand in blocks of one height, one a column, wherever the blocks were written
// down: private to the reading of figures that do not stand at their rows' labels.
//
// The first rows of a page are told by the heads of some columns, in one block with the figures
// close below them. The page was torn where the heads of the columns to the right of these stand:
// what was written down before is the left part of its rows, what follows the right one. Both go
// from the top to the bottom, and rows close to one another are so in every column.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "reports/stream/figure_blocks.h"
#include "reports/stream/stream_items.h"
#include "reports/stream/stream_shape.h"

namespace gouji::reports {

// A row's figures by column.
using RowOfFigures = std::vector<std::size_t>;

// `figures` are all of the first rows of a page, from the top to the bottom. Nothing for rows
// that do not show the same in every way to cut them; empty where the first rows are not told, or
// the rest does not make whole rows.
std::vector<std::optional<RowOfFigures>> rows_in_bands(const FigureBlocks& blocks,
                                                       const std::vector<std::size_t>& figures,
                                                       const std::vector<StreamItem>& items,
                                                       const TableShape& shape);

}  // namespace gouji::reports
