// One table of running text: its shape, then its figures.
#pragma once

#include <vector>

#include "facts/fact_base.h"
#include "reports/stream/stream_items.h"
#include "reports/stream/stream_shape.h"

namespace gouji::reports {

// `shapes` are those of one table, never empty. Fills its cells, its reading, its labels and what
// is unread of it.
void read_stream_table(const std::vector<StreamLine>& lines,
                       const std::vector<const TableShape*>& shapes, FactBase& facts);

}  // namespace gouji::reports
