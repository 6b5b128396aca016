// Rows whose figures stand in blocks of one height, one a column, wherever the blocks were written
// down: private to the reading of figures that do not stand at their rows' labels.
#pragma once

#include <cstddef>
#include <vector>

#include "reports/figure_blocks.h"
#include "reports/stream_items.h"
#include "reports/stream_shape.h"

namespace gouji::reports {

// The first rows of a table, each as its figures by column: those in one block with the heads of
// some columns, close below them, and for every other column one block as tall. `figures` are all
// that the rows may have, and whatever else is tall among them comes once for each column as well.
// Blocks on one side of the heads follow one another, behind those on the left stand the heads of
// those on the right. Empty where any of this is otherwise.
std::vector<std::vector<std::size_t>> rows_below_heads(const FigureBlocks& blocks,
                                                       const std::vector<std::size_t>& figures,
                                                       const std::vector<StreamItem>& items,
                                                       const TableShape& shape);

}  // namespace gouji::reports
