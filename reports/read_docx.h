// A Word file → Document.
//
// A document that is nothing but a page put into it is read as that page.
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
// The same as one XML file: a package of today written flat, or a document of Word 2003.
Result<Document> read_word_xml(std::string name, std::string_view bytes);

}  // namespace gouji::reports
