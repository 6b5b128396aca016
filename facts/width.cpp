#include "facts/width.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "facts/text.h"

namespace gouji {

namespace {

struct Range {
    std::uint32_t first, last;
};

constexpr std::array<Range, 9> no_width = {{
    {0x0000, 0x001F},
    {0x007F, 0x009F},
    {0x0300, 0x036F},
    {0x200B, 0x200F},
    {0x202A, 0x202E},
    {0x2060, 0x2064},
    {0x20D0, 0x20F0},
    {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF},
}};

constexpr std::array<Range, 18> two_columns = {{
    {0x1100, 0x115F},
    {0x2014, 0x2014},
    {0x2018, 0x2019},
    {0x201C, 0x201D},
    {0x2026, 0x2026},
    {0x2460, 0x24FF},
    {0x2E80, 0x303E},
    {0x3041, 0x33FF},
    {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F},
    {0x20000, 0x3FFFD},
}};

template <std::size_t size>
bool is_in(const std::array<Range, size>& ranges, std::uint32_t code_point) {
    const auto* found = std::find_if(ranges.begin(), ranges.end(),
                                     [&](const Range& range) { return code_point <= range.last; });
    return found != ranges.end() && code_point >= found->first;
}

std::size_t width_of(std::uint32_t code_point) {
    if (is_in(no_width, code_point)) return 0;
    return is_in(two_columns, code_point) ? 2 : 1;
}

// The bytes of the character that `text` begins with; never none of a text that is not empty.
std::size_t first_length(std::string_view text) {
    std::size_t length = 1;
    while (length < text.size() && length < 4 && is_continuation(text[length])) ++length;
    return length;
}

std::size_t last_length(std::string_view text) {
    std::size_t length = 1;
    while (length < text.size() && length < 4 && is_continuation(text[text.size() - length]))
        ++length;
    return length;
}

std::size_t character_width(std::string_view character) {
    const auto lead = static_cast<unsigned char>(character.front());
    if (character.size() == 1) return lead < 0x80U ? width_of(lead) : 1;
    std::uint32_t code_point = lead & (0xFFU >> (character.size() + 1));
    for (const char byte : character.substr(1))
        code_point = code_point << 6U | (static_cast<unsigned char>(byte) & 0x3FU);
    return width_of(code_point);
}

}  // namespace

std::size_t display_width(std::string_view text) {
    std::size_t columns = 0;
    while (!text.empty()) {
        const std::size_t length = first_length(text);
        columns += character_width(text.substr(0, length));
        text.remove_prefix(length);
    }
    return columns;
}

std::string_view fit_start(std::string_view text, std::size_t columns) {
    std::size_t end = 0;
    while (end < text.size()) {
        const std::size_t length = first_length(text.substr(end));
        const std::size_t width = character_width(text.substr(end, length));
        if (width > columns) break;
        columns -= width;
        end += length;
    }
    return text.substr(0, end);
}

std::string_view fit_end(std::string_view text, std::size_t columns) {
    std::size_t begin = text.size();
    while (begin > 0) {
        const std::size_t length = last_length(text.substr(0, begin));
        const std::size_t width = character_width(text.substr(begin - length, length));
        if (width > columns) break;
        columns -= width;
        begin -= length;
    }
    return text.substr(begin);
}

std::string pad_to(std::string_view text, std::size_t columns) {
    const std::size_t width = display_width(text);
    return std::string(text) + std::string(columns > width ? columns - width : 0, ' ');
}

}  // namespace gouji
