// What a word or a literal of the language says, read from its spelling.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "facts/year.h"
#include "grammar/ast.h"

namespace gouji::grammar {

// Full-width digits become ASCII; everything else stays.
std::string ascii_digits(std::string_view text);
std::string_view without_ends(std::string_view text, std::string_view first, std::string_view last);

// "…" with its escapes, or “…”.
std::string text_value(std::string_view token);
// `unit` is empty, %, or one of the grammar's units: 1.2 万件, 20 个工作日.
Number number_value(std::string_view digits, std::string_view unit);
// 2024-01-31 or 2024年1月31日; nothing for a day that the calendar does not have.
std::optional<Date> date_value(std::string_view token);

}  // namespace gouji::grammar
