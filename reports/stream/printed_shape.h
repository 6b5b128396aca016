// Which of the shapes that a table may have a stream prints, and where the labels of its rows are.
#pragma once

#include <vector>

#include "reports/stream/stream_align.h"
#include "reports/stream/stream_items.h"
#include "reports/stream/stream_shape.h"

namespace gouji::reports {

struct PrintedShape {
    Stream stream;  // of the shape
    Alignment labels;
};

// The shape whose labels are read at the least cost; of shapes with the same rows the first one
// goes before the others, unless a shape with other rows goes before it. `shapes` is not empty.
PrintedShape printed_shape(const std::vector<StreamItem>& items,
                           const std::vector<const TableShape*>& shapes);

}  // namespace gouji::reports
