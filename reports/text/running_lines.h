// What programs print along every page of a text: private to the reading of plain text.
#pragma once

#include <string_view>
#include <vector>

#include "reports/text/text_line.h"

namespace gouji::reports {

// Makes the lines empty that stand at the top, or at the foot, of every page: the same text on
// each, or with one number that counts the pages, which a title page may lack. The same text at the
// top stays on the first page, where it may be the report's own title. A line of figures stays: it
// may be of a table. Pages are told by form feeds.
void drop_running_lines(std::string_view text, std::vector<TextLine>& lines);

}  // namespace gouji::reports
