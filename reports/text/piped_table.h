// Tables whose cells stand between pipes, | a | b | or a | b: private to the reading of plain text.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "facts/printed_grid.h"
#include "reports/text/text_line.h"

namespace gouji::reports {

struct PipedTable {
    Grid grid;              // without cells where the lines are none
    std::size_t after = 0;  // the line behind those that were looked at
};

// The table that begins in line `first`.
PipedTable read_piped(std::string_view text, const std::vector<TextLine>& lines, std::size_t first);

}  // namespace gouji::reports
