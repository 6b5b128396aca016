// A report of the library's form as text, read in one call.
#pragma once

#include <string>
#include <string_view>

#include "facts/fact_base.h"

namespace gouji::tests {

FactBase read_report(std::string text);

// "3", "missing", "invalid", "unread", "not_applicable".
std::string shown(const FactBase& facts, std::string_view path);
// The cells of one row in the order of the columns, blanks between.
std::string shown_row(const FactBase& facts, std::string_view table, std::string_view row);

}  // namespace gouji::tests
