// Notes beside the titles of a report's parts that say which table follows and are no words of
// them: 附表1： and （见表一）, as the form's patterns tell them.
#pragma once

#include <string_view>

#include "reports/reading.h"

namespace gouji::reports {

bool is_title_note(std::string_view text, const Reading& reading);

// 表1 总体情况: the form's title that ends the line, where nothing but a note stands before it; or
// null.
const SectionTitle* title_behind_note(std::string_view line, const Reading& reading);

}  // namespace gouji::reports
