#include "reports/prose/ordinal.h"

#include <initializer_list>

#include "facts/numerals.h"
#include "facts/text.h"
#include "reports/prose/written_date.h"

namespace gouji::reports {

namespace {

std::size_t skip_any(std::string_view text, std::size_t at,
                     std::initializer_list<std::string_view> signs) {
    for (const std::string_view sign : signs) {
        if (text.substr(at).starts_with(sign)) return at + sign.size();
    }
    return at;
}

std::size_t adornment(std::string_view text) {
    constexpr std::size_t longest = 4;  // characters
    std::size_t at = 0;
    for (std::size_t count = 0; at < text.size() && count < longest; ++count) {
        std::size_t next = at;
        const char32_t c = next_code_point(text, next);
        if (is_word(c) || c == U'(') return at;
        at = next;
    }
    return 0;
}

int formal_number(std::string_view text) {
    std::size_t at = 0;
    return text.empty() ? 0 : formal_numeral(next_code_point(text, at));
}

}  // namespace

std::size_t numerals_end(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        std::size_t next = at;
        if (!is_numeral(next_code_point(text, next))) break;
        at = next;
    }
    return at;
}

Ordinal ordinal_of(std::string_view text) {
    const bool is_part = text.starts_with("第");
    const bool is_bracketed = text.starts_with("(");
    const std::size_t begin = is_part ? 3 : is_bracketed ? 1 : 0;
    std::size_t end = numerals_end(text, begin);
    if (const int number = begin == 0 ? formal_number(text) : 0; number > 0) {
        constexpr std::size_t numeral = 3;  // bytes
        const std::size_t behind = skip_any(text, numeral, {"、", ".", ","});
        if (behind == numeral) return {};
        return {OrdinalStyle::Plain, number, behind};
    }
    if (end == begin && begin == 0) {
        while (end < text.size() && is_digit(text[end])) ++end;
        if (end == begin || end > 2 || end == text.size()) return {};
        const std::size_t behind = skip_any(text, end, {"、", ".", ","});
        if (behind == end) return {};
        return {OrdinalStyle::Arabic, *written_number(text.substr(0, end)), behind};
    }
    if (end == begin) return {};
    const auto number = written_number(text.substr(begin, end - begin));
    if (!number) return {};
    if (is_part) {
        const std::size_t behind = skip_any(text, end, {"部分", "章"});
        if (behind == end) return {};
        return {OrdinalStyle::Part, *number, skip_any(text, behind, {":", "、", ".", ","})};
    }
    if (is_bracketed) {
        if (!text.substr(end).starts_with(")")) return {};
        return {OrdinalStyle::Bracketed, *number, skip_any(text, end + 1, {"、", ".", ","})};
    }
    const std::size_t behind = skip_any(text, end, {"、", ".", ",", ":", "·"});
    if (behind == end) return {};
    return {OrdinalStyle::Plain, *number, behind};
}

Ordinal adorned_ordinal(std::string_view text) {
    const std::size_t signs = adornment(text);
    Ordinal ordinal;
    if (signs > 0) ordinal = ordinal_of(text.substr(signs));
    ordinal.length += signs;
    return ordinal;
}

bool may_begin_ordinal(char32_t c) {
    return c == U'第' || is_numeral(c) || formal_numeral(c) != 0;
}

bool is_word(char32_t c) {
    return c >= 0x4E00 || c == 0x3007 || is_digit(c);
}

bool has_words(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (is_word(next_code_point(text, at))) return true;
    }
    return false;
}

}  // namespace gouji::reports
