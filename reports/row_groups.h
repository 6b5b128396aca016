// Rows and the groups that they stand in: private to the reading of grids.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "facts/form.h"

namespace gouji::reports {

bool is_in(const Group& group, std::size_t row);
// The innermost group that holds the row; a collapsed row is in the group that it stands for.
std::optional<std::size_t> group_of(const Table& table, std::size_t row);
// The rows as printed, a collapsed one before those that it stands for.
std::vector<std::size_t> printed_order(const Table& table);
// The row is printed, or the one that it stands for, or one of those that stand for it.
bool is_told(std::size_t row, const std::vector<bool>& is_printed, const Table& table);

// Of a collapsed row and the rows that it stands for, those that are printed; the rows where
// neither is.
std::vector<bool> shown_rows(const Table& table, const std::vector<bool>& is_printed);

}  // namespace gouji::reports
