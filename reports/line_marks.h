// The marks around a line of Markdown: private to the reading of plain text.
#pragma once

#include <string_view>

namespace gouji::reports {

// The text between the marks of Markdown: of a heading, of a quotation, of a bold paragraph, of one
// that an HTML tag moves to the right.
std::string_view without_marks(std::string_view line);

}  // namespace gouji::reports
