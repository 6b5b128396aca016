// Text of signs of three bytes each, as most Chinese text is, walked quickly: private to facts.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace gouji {

// Behind the sequences of three bytes at `at` (a lead of three and two continuations) that `takes`
// accepts, which is told where each begins. Looked at two by two, in steps of eight bytes of which
// the last two are left for the next; the last ones may be left out.
template <class Takes>
std::size_t behind_threes(std::string_view text, std::size_t at, const Takes& takes) {
    constexpr std::array<unsigned char, 8> looked_at{0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0, 0, 0};
    constexpr std::array<unsigned char, 8> expected{0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80, 0, 0};
    constexpr auto mask = std::bit_cast<std::uint64_t>(looked_at);
    constexpr auto marks = std::bit_cast<std::uint64_t>(expected);
    std::uint64_t eight = 0;
    while (text.size() - at >= sizeof eight) {
        std::memcpy(&eight, text.data() + at, sizeof eight);
        if ((eight & mask) != marks || !takes(at) || !takes(at + 3)) break;
        at += 6;
    }
    return at;
}

}  // namespace gouji
