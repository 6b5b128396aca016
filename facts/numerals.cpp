#include "facts/numerals.h"

#include <algorithm>
#include <array>
#include <utility>

#include "facts/text.h"

namespace gouji {

namespace {

std::optional<std::int64_t> chinese_digit(char32_t c) {
    constexpr std::u32string_view plain = U"零一二三四五六七八九";
    if (c == U'〇' || c == U'○' || c == U'Ｏ' || c == U'O') return 0;
    if (c == U'两') return 2;
    const std::size_t digit = plain.find(c);
    if (digit == std::u32string_view::npos) return std::nullopt;
    return static_cast<std::int64_t>(digit);
}

std::int64_t chinese_unit(char32_t c) {
    constexpr std::pair<char32_t, std::int64_t> units[] = {
        {U'十', 10}, {U'百', 100}, {U'千', 1000}, {U'万', 10'000}, {U'亿', 100'000'000}};
    for (const auto& [sign, value] : units) {
        if (sign == c) return value;
    }
    return 0;
}

// 十, 百 and 千 multiply the digit before them; 万 and 亿 all that stands before. Nothing beyond
// what 64 bits hold.
std::optional<std::int64_t> in_words(std::u32string_view signs) {
    std::int64_t total = 0, section = 0, digit = 0;
    bool digit_open = false;
    for (const char32_t c : signs) {
        if (const auto value = chinese_digit(c)) {
            if (digit_open && digit != 0) return std::nullopt;
            digit = *value;
            digit_open = true;
            continue;
        }
        const std::int64_t unit = chinese_unit(c);
        if (unit == 0) return std::nullopt;
        if (unit < 10'000) {
            section += (digit_open && digit != 0 ? digit : 1) * unit;
        } else {
            if (total + section + digit > 10'000'000'000) return std::nullopt;
            total = (total + section + digit) * unit;
            section = 0;
        }
        digit = 0;
        digit_open = false;
    }
    return total + section + digit;
}

}  // namespace

int formal_numeral(char32_t c) {
    constexpr std::u32string_view numerals = U"壹贰叁肆伍陆柒捌玖拾";
    const std::size_t found = numerals.find(c);
    return found == std::u32string_view::npos ? 0 : static_cast<int>(found) + 1;
}

std::optional<std::int64_t> chinese_number(std::string_view text) {
    constexpr std::size_t longest = 16;
    std::u32string signs;
    for (std::size_t at = 0; at < text.size();) signs += next_code_point(text, at);
    if (signs.empty() || signs.size() > longest) return std::nullopt;
    if (std::any_of(signs.begin(), signs.end(), [](char32_t c) { return chinese_unit(c) != 0; }))
        return in_words(signs);
    std::int64_t value = 0;
    for (const char32_t c : signs) {
        const auto digit = chinese_digit(c);
        if (!digit) return std::nullopt;
        value = value * 10 + *digit;
    }
    return value;
}

std::string_view numerals_at_start(std::string_view text) {
    constexpr std::size_t sign_bytes = 3;
    std::size_t end = 0;
    while (end + sign_bytes <= text.size() &&
           numeral_signs.find(text.substr(end, sign_bytes)) != std::string_view::npos) {
        end += sign_bytes;
    }
    return text.substr(0, end);
}

std::string in_numerals(int number) {
    constexpr int ten = 10;
    constexpr std::array<std::string_view, ten> digits = {"",   "一", "二", "三", "四",
                                                          "五", "六", "七", "八", "九"};
    const auto digit = [&](int one) { return digits[static_cast<std::size_t>(one)]; };
    std::string text;
    if (number >= 2 * ten) text = digit(number / ten);
    if (number >= ten) text += "十";
    return text += digit(number % ten);
}

}  // namespace gouji
