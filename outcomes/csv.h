// One field of a CSV file, quoted where RFC 4180 asks for it.
#pragma once

#include <string>
#include <string_view>

namespace gouji::outcomes {

// A field that a spreadsheet would take for a formula is quoted by an apostrophe: reports are
// written by others.
std::string csv_field(std::string_view text);

}  // namespace gouji::outcomes
