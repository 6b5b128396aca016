// Rows of a table in running text that have fewer figures than columns: private to the reading of
// such tables.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "reports/stream/stream_row.h"
#include "reports/stream/stream_shape.h"

namespace gouji::reports {

// By row: the columns that its figures stand in, as the full rows of its page show them. From one
// full row to the next all have theirs or none: where one does not fit, the columns have moved.
// Nothing for other rows.
std::vector<std::optional<std::vector<std::size_t>>> places_of_partial_rows(
    const std::vector<RowReading>& rows, const TableShape& shape);

}  // namespace gouji::reports
