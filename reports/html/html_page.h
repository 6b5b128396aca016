// A page as its reader sees it: private to the reading of HTML. The only source that knows the
// parser.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "reports/document.h"

namespace gouji::reports {

// Nothing where the parser gives up. The page is UTF-8, and no dearer than html_cost may find it.
std::optional<Document> read_page(std::string_view page, std::string name);

}  // namespace gouji::reports
