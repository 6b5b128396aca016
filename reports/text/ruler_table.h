// Tables under rulers, one dash line a column: private to the reading of plain text.
//
//      ------- -----        借出   归还
//       借出     41        ------ ------
//      ------- -----          41      3
//
// Where empty lines part its rows, a cell may take several lines.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "reports/document.h"
#include "reports/text/text_line.h"

namespace gouji::reports {

struct RulerTable {
    Grid grid;
    std::size_t after = 0;  // the line behind it
};

// A ruler is line `first` or stands right below it, so that a table may begin there.
bool begins_under_ruler(std::string_view text, const std::vector<TextLine>& lines,
                        std::size_t first);

// The table that begins in line `first`; nothing where none does, or where a word stands across the
// columns that the ruler shows.
std::optional<RulerTable> read_under_rulers(std::string_view text,
                                            const std::vector<TextLine>& lines, std::size_t first);

}  // namespace gouji::reports
