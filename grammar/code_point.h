// UTF-8, byte by byte.
#pragma once

#include <cstdint>
#include <string_view>

namespace gouji::grammar {

// The bytes of the code point at the start of `text`, which is not empty; 0 where they are not
// UTF-8.
std::uint32_t code_point_length(std::string_view text);

}  // namespace gouji::grammar
