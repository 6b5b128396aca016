// The marks that markups put around the words of a line: private to the reading of plain text.
#pragma once

#include <string>
#include <string_view>

namespace gouji::reports {

// The text between the marks: of a heading, of a quotation, of a bold paragraph, of one that an
// HTML tag moves to the right. A view into `line`, trimmed.
std::string_view without_marks(std::string_view line);

// `text` without the > before each of its lines, as a mail quotes it; else as it is.
std::string without_quoting(std::string text);

}  // namespace gouji::reports
