// Whether a text is an agency's name, by the words of the form. Texts are in normal form.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "reports/reading.h"

namespace gouji::reports {

inline constexpr std::size_t longest_name =
    std::size_t{80} * 3;  // bytes; of an agency of several in brackets

// A name and nothing else: no stop, no digit, no bracket left open.
bool is_name(std::string_view text);

// Not a menu of the page, nor a title.
bool may_be_agency(std::string_view name, const Reading& reading);

// It ends as names of agencies do.
bool ends_as_agency(std::string_view name, const Reading& reading);

// "" where the name does not tell.
std::string kind_of_agency(std::string_view name, const Reading& reading);

}  // namespace gouji::reports
