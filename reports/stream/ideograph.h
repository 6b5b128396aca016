// Ideographs; those that most text is of, U+5000 to U+9FFF, read quickly.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gouji::reports {

// Ideographs, their strokes and the signs that are set as wide.
constexpr bool is_ideograph(char32_t c) {
    return c >= 0x2E80;
}

// The one at `at`, which is moved behind it; 0 where any other character stands. `text` is UTF-8.
inline char32_t take_ideograph(std::string_view text, std::size_t& at) {
    if (text.size() - at < 3) return 0;
    const auto byte = [&](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i]));
    };
    const std::uint32_t lead = byte(0);
    if (lead < 0xE5U || lead > 0xE9U) return 0;
    const char32_t c = (lead & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
    at += 3;
    return c;
}

}  // namespace gouji::reports
