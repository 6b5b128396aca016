// A table whose rows stand side by side, in running text: one line of figures below their heads.
#pragma once

#include <vector>

#include "facts/fact_base.h"
#include "reports/stream/stream_items.h"
#include "reports/stream/stream_shape.h"

namespace gouji::reports {

// As many figures as the table has cells are its cells in order; fewer are placed by the columns of
// the heads above them, where the text was laid out in columns; none are blanks.
void read_stream_across(const std::vector<StreamLine>& lines, const TableShape& shape,
                        const std::vector<StreamItem>& items, FactBase& facts);

}  // namespace gouji::reports
