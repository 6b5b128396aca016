// Page numbers in running text: private to the reading of plain text.
#pragma once

#include <string_view>
#include <vector>

#include "reports/text/text_line.h"

namespace gouji::reports {

// Makes the lines that only number a page empty: - 3 -, — 3 —, 第3页, 3/7 wherever they stand; a
// bare number only where it ends or begins its page and the numbers count the pages of the whole
// text, but for one that stands alone elsewhere on its page; for a bare number may be a cell.
void drop_page_numbers(std::string_view text, std::vector<TextLine>& lines);

}  // namespace gouji::reports
