// Figures that stand in one block of text with the heads of their columns: private to the reading
// of figures that do not stand at their rows' labels.
#pragma once

#include <optional>
#include <vector>

#include "reports/stream/figure_bands.h"
#include "reports/stream/figure_blocks.h"
#include "reports/stream/stream_items.h"
#include "reports/stream/stream_shape.h"

namespace gouji::reports {

// By row of the shape, for a table of several blocks in which no cell is blank: the rows of a block
// whose columns all have their figures close below their own heads, line by line below several, and
// one as many as another; if these are fewer than its rows, they are of the first. Heads that two
// blocks have are of the one whose heading stands with them.
std::vector<std::optional<RowOfFigures>> rows_below_heads(const FigureBlocks& blocks,
                                                          const std::vector<StreamItem>& items,
                                                          const TableShape& shape);

}  // namespace gouji::reports
