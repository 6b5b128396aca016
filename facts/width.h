// How wide a text stands on a terminal, where a Chinese character takes two columns.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gouji {

// In columns, by Unicode's East Asian Width (Wide and Fullwidth count two, ambiguous ones two as
// well where they are the quotation marks and dashes of Chinese text). Control characters and
// combining marks take none; a byte that is no UTF-8 takes one.
std::size_t display_width(std::string_view text);

// The longest beginning of `text` that takes at most `columns`, in whole characters.
std::string_view fit_start(std::string_view text, std::size_t columns);
// The same from the end.
std::string_view fit_end(std::string_view text, std::size_t columns);

// `text` with blanks behind it up to `columns`.
std::string pad_to(std::string_view text, std::size_t columns);

}  // namespace gouji
