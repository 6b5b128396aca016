// The labels of a table in running text, as printed.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "facts/fact_base.h"
#include "reports/stream/stream_items.h"
#include "reports/stream/stream_shape.h"

namespace gouji::reports {

// `rows` are the items that are fragments of each row's label, empty where the row was not
// recognised; heads and groups are put together from the other items.
void add_stream_labels(const TableShape& shape, const std::vector<StreamItem>& items,
                       const std::vector<std::vector<std::size_t>>& rows, FactBase& facts);

// Of a table whose rows stand side by side: its rows' and its groups' labels, and the head of each
// figure.
void add_across_labels(const TableShape& shape, const std::vector<StreamItem>& items,
                       FactBase& facts);

// The items that are pieces of each row's label. `aligned` is the row of each item where all labels
// stand in the order of the form; if that does not make them all exactly, they are put together
// from wherever their pieces are.
std::vector<std::vector<std::size_t>> put_rows_together(
    const TableShape& shape, const std::vector<StreamItem>& items,
    const std::vector<std::optional<std::size_t>>& aligned);

}  // namespace gouji::reports
