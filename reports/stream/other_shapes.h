// Which of the shapes of a table is printed: private to the reading of running text.
#pragma once

#include <vector>

#include "facts/fact_base.h"
#include "reports/stream/stream_items.h"
#include "reports/stream/stream_shape.h"

namespace gouji::reports {

// What it costs that labels are printed of rows that only another shape of this edition has.
int cost_of_strangers(const std::vector<StreamItem>& items, const TableShape& shape,
                      const std::vector<const TableShape*>& shapes);

// Where none of the cells by which the shape that was read differs from the other shows a figure,
// the other's may be what is printed: they are unread.
void doubt_other(const TableShape& best, const TableShape& other, FactBase& facts);

}  // namespace gouji::reports
