// Figures one a line that may be the rows of a table as well as its columns: private to the
// reading of tables in running text.
#pragma once

#include <string_view>
#include <vector>

#include "reports/stream/stream_row.h"
#include "reports/stream/stream_shape.h"

namespace gouji::reports {

// Where no word stands between the figures of several rows, one a line, they may have been written
// down row by row or column by column. The rows are in doubt unless the text is seen to be written
// in rows: with most numbers side by side, or some rows' figures right behind their labels; or each
// row ends with the sum of its figures.
void doubt_rows_or_columns(std::string_view source, const std::vector<StreamItem>& items,
                           const TableShape& shape, std::vector<RowReading>& rows);

}  // namespace gouji::reports
