// How a value is written in a message: {value} or {value | format}.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/value.h"

namespace gouji::engine {

// Chinese: a whole number below a hundred as 五 or 十二, in 第{n | chinese}部分.
enum class Format : std::uint8_t { Plain, Percent, IsoDate, Chinese };

std::optional<Format> format_named(std::string_view name);
std::vector<std::string_view> format_names();
// In Chinese, as notices are: dates as 2024年1月31日; what is not known by the name of its state.
std::string formatted(const Value& value, Format format);

}  // namespace gouji::engine
