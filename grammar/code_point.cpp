#include "grammar/code_point.h"

namespace gouji::grammar {

namespace {

std::uint32_t length_by_first_byte(unsigned char byte) {
    if (byte < 0x80) return 1;
    if (byte >= 0xC2 && byte < 0xE0) return 2;
    if (byte >= 0xE0 && byte < 0xF0) return 3;
    if (byte >= 0xF0 && byte < 0xF5) return 4;
    return 0;
}

// No overlong form, no surrogate, nothing above U+10FFFF.
bool is_second_byte(unsigned char first, unsigned char second) {
    switch (first) {
        case 0xE0:
            return second >= 0xA0 && second < 0xC0;
        case 0xED:
            return second >= 0x80 && second < 0xA0;
        case 0xF0:
            return second >= 0x90 && second < 0xC0;
        case 0xF4:
            return second >= 0x80 && second < 0x90;
        default:
            return second >= 0x80 && second < 0xC0;
    }
}

}  // namespace

std::uint32_t code_point_length(std::string_view text) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const std::uint32_t length = length_by_first_byte(byte(0));
    if (length < 2) return length;
    if (text.size() < length || !is_second_byte(byte(0), byte(1))) return 0;
    for (std::uint32_t at = 2; at < length; ++at) {
        if ((byte(at) & 0xC0U) != 0x80U) return 0;
    }
    return length;
}

}  // namespace gouji::grammar
