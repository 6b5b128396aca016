// Which columns the figures of running text stand in, by the heads above the rows: private to the
// reading of tables in running text.
//
// Asked where the heads contradict the form's order, or where every row has one figure more than
// the form has columns. On a laid out page each head stands over its figures. In other text the
// heads follow one another as the cells of a header do, line by line, a group's own behind those
// beside it.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "reports/stream/stream_align.h"
#include "reports/stream/stream_items.h"
#include "reports/stream/stream_shape.h"

namespace gouji::reports {

// From left to right the columns of the table, and nothing for one of the report's own.
using HeadedColumns = std::vector<std::optional<std::size_t>>;

// `labels` is the alignment of the rows' labels. Nothing where a head is not there as it should be,
// or where more than one order may be meant.
std::optional<HeadedColumns> headed_columns(const std::vector<StreamItem>& items,
                                            const TableShape& shape, const Alignment& labels);

// The same rows with their columns in this order, without the report's own.
TableShape with_columns(const TableShape& shape, const HeadedColumns& heads);

// All rows show one figure more than there are columns.
bool has_column_too_many(const std::vector<StreamItem>& items, const Alignment& labels,
                         std::size_t columns);

// Takes the figures of the report's own column out of `items`, and gives them.
std::vector<FigureToken> take_own_column(const HeadedColumns& columns, const Alignment& labels,
                                         std::vector<StreamItem>& items);

}  // namespace gouji::reports
