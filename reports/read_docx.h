// A Word file → Document.
//
// Tracked changes are read as accepted, numbers of lists as Word prints them; headers, footers,
// notes and hidden text are not the report's. What is encrypted, damaged, nested too deep or
// inflates beyond max_part_bytes is refused.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "facts/result.h"
#include "reports/document.h"

namespace gouji::reports {

inline constexpr std::size_t max_docx_depth = 1000;

Result<Document> read_docx(std::string name, std::string_view bytes);

}  // namespace gouji::reports
