// Rows that a report prints in an order of its own: private to the reading of tables in running
// text.
#pragma once

#include <optional>
#include <vector>

#include "reports/stream/stream_align.h"
#include "reports/stream/stream_items.h"
#include "reports/stream/stream_shape.h"

namespace gouji::reports {

// The shape with its rows as printed, where a row was not found in its place and every label stands
// once and whole, all its figures right behind it. `labels` is the alignment in the form's order.
std::optional<TableShape> with_moved_rows(const std::vector<StreamItem>& items,
                                          const TableShape& shape, const Alignment& labels);

}  // namespace gouji::reports
