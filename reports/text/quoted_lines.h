// Rows of a sheet whose cells have line breaks in them: private to the reading of plain text.
//
//     "行政
//     许可",563,"1,044"
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "reports/text/text_line.h"

namespace gouji::reports {

// Makes one line of those that a quoted cell, between signs that part cells, reaches over.
void join_quoted_lines(std::string_view text, std::vector<TextLine>& lines);

// Behind the quotation mark that closes the cell opened by the one at `at`; npos where none does.
std::size_t behind_quoted(std::string_view row, std::size_t at);
// Without the quotation marks around it.
Span without_quotes(Span cell, std::string_view text);

}  // namespace gouji::reports
