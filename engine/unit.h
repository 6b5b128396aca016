// What numbers are counted in, as far as one unit is a multiple of another: 万元 and 元.
#pragma once

#include <cstdint>
#include <string_view>

namespace gouji::engine {

// What one of the unit is worth in its base: 10000 for 万元, 1 where it is its own.
std::int64_t factor_of(std::string_view unit);
// 元 for 万元; a unit that is its own base.
std::string_view base_of(std::string_view unit);

}  // namespace gouji::engine
