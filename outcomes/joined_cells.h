// Cells of one row of a table with the same problem, as one line of a notice: a table left blank is
// read in a minute, where two hundred lines are not read at all.
#pragma once

#include <vector>

#include "outcomes/notice.h"

namespace gouji::outcomes {

// In the order given. A line keeps the words of its rule; its cells are told one after the other.
std::vector<NoticeRow> with_cells_joined(const std::vector<NoticeRow>& rows);

}  // namespace gouji::outcomes
