// What was found of one row of a table in running text: private to the reading of such tables.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "reports/stream/stream_items.h"
#include "reports/stream/stream_shape.h"

namespace gouji::reports {

struct RowReading {
    std::vector<FigureToken> figures;
    std::vector<std::size_t> fragments;  // items
    std::uint32_t page = 0;              // of the figures
    bool is_recognised = false;
    bool is_in_doubt = false;
};

std::u32string fragments_text(const RowReading& row, const std::vector<StreamItem>& items);

bool are_in_one_line(const std::vector<FigureToken>& figures);

// The line of the figures shows a piece of the row's label: whatever else is in doubt, they are
// this row's.
bool stands_in_label(const RowReading& row, const std::vector<StreamItem>& items);

// A row's whole label right behind that of a later row has been moved, or the other has: the
// figures of these rows and of those between may follow either order, unless they stand in the
// lines of their labels. `rows` are those of the shape.
void doubt_moved_rows(std::vector<RowReading>& rows, const TableShape& shape,
                      const std::vector<StreamItem>& items);

}  // namespace gouji::reports
