// Numbers in Chinese numerals: 二〇二四, 一百零三, 十二.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gouji {

// One of 一 to 十.
inline bool is_numeral(char32_t c) {
    switch (c) {
        case U'一':
        case U'二':
        case U'三':
        case U'四':
        case U'五':
        case U'六':
        case U'七':
        case U'八':
        case U'九':
        case U'十':
            return true;
        default:
            return false;
    }
}

// 1 to 10 for 壹 to 拾, the numerals of deeds; 0 for any other. They are ordinary characters too,
// so only one with a mark behind it is a number.
int formal_numeral(char32_t c);

// All signs that numbers are written with, each of three bytes.
inline constexpr std::string_view numeral_signs = "零〇○一二两三四五六七八九十百千万亿";

// The numerals that the text begins with; empty where it begins otherwise.
std::string_view numerals_at_start(std::string_view text);

// By place (二〇二四) or in words (一百零三, 二十). Nothing for any other text.
std::optional<std::int64_t> chinese_number(std::string_view text);

// In words, as paragraphs are numbered; from 1 to 99.
std::string in_numerals(int number);

}  // namespace gouji
