// The numbers before headings: 一、 （一） 第一部分 第一章 1. 壹、 All texts are in normal form.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gouji::reports {

enum class OrdinalStyle : std::uint8_t { Plain, Bracketed, Part, Arabic, None };
constexpr std::size_t style_count = 5;

struct Ordinal {
    OrdinalStyle style = OrdinalStyle::None;
    int number = 0;
    std::size_t length = 0;  // bytes
};

// Behind the Chinese numerals that stand at `at`; `at` where there are none.
std::size_t numerals_end(std::string_view text, std::size_t at);

// OrdinalStyle::None where the text begins with no number.
Ordinal ordinal_of(std::string_view text);
// The same behind signs that adorn a heading: 【 ■ ◆ * ; their bytes are counted with the number's.
Ordinal adorned_ordinal(std::string_view text);

// An ideograph with which a number before a heading may begin.
bool may_begin_ordinal(char32_t c);

// A letter or a digit, no sign.
bool is_word(char32_t c);
bool has_words(std::string_view text);

}  // namespace gouji::reports
