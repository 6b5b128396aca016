// Columns of a report's own among the figures of running text: private to the reading of tables in
// running text.
//
// A number that counts the rows, the number of a label in a cell of its own, a unit, or a share in
// percent stands beside the figures of line after line, one more than the form has columns. They
// prove themselves; any other column is told by its head, if at all.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "reports/stream/stream_items.h"
#include "reports/stream/stream_shape.h"

namespace gouji::reports {

// Takes such figures out of `items`; `columns` is how many figures every full row of the form has.
// Gives those that say something of their row: the shares.
std::vector<FigureToken> take_own_figures(std::string_view source,
                                          const std::vector<const TableShape*>& shapes,
                                          std::size_t columns, std::vector<StreamItem>& items);

}  // namespace gouji::reports
