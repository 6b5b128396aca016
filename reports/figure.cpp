#include "reports/figure.h"

#include <algorithm>
#include <optional>
#include <string>

#include "facts/text.h"
#include "reports/labels.h"

namespace gouji::reports {

namespace {

bool is_minus(char32_t c) {
    return c == U'-' || c == 0x2212 || c == 0x2013 || c == 0xFE63;
}

// What cells show in place of a figure, and no figure begins with: no minus is as long as a dash.
bool stands_for_figure(char32_t c) {
    return c == 0x2014 || c == 0x2015 || c == U'/' || c == U'无';
}

bool is_separator(char32_t c) {
    return c == U',' || c == U'\'' || c == U'"';
}

// A separator stands before each three digits up to the point, and nowhere else.
bool separators_fit(std::u32string_view whole) {
    const std::size_t first = whole.find_first_of(U",'\"");
    if (first == std::u32string_view::npos) return true;
    if (first == 0 || first > 3) return false;
    for (std::size_t i = first; i < whole.size(); i += 4) {
        if (!is_separator(whole[i]) || whole.size() - i < 4) return false;
        const std::u32string_view three = whole.substr(i + 1, 3);
        if (!std::all_of(three.begin(), three.end(), is_digit)) return false;
    }
    return true;
}

struct Number {
    std::string ascii;         // what Decimal::parse takes
    std::u32string_view unit;  // what stands behind it
};

std::optional<Number> number_of(std::u32string_view text) {
    Number number;
    if (!text.empty() && is_minus(text[0])) {
        number.ascii = "-";
        text.remove_prefix(1);
    }
    std::size_t end = 0;
    while (end < text.size() && (is_digit(text[end]) || is_separator(text[end]))) ++end;
    const std::u32string_view whole = text.substr(0, end);
    if (whole.empty() || !separators_fit(whole)) return std::nullopt;
    for (const char32_t c : whole) {
        if (is_digit(c)) number.ascii.push_back(static_cast<char>(c));
    }
    if (end < text.size() && text[end] == U'.') {
        number.ascii.push_back('.');
        for (++end; end < text.size() && is_digit(text[end]); ++end)
            number.ascii.push_back(static_cast<char>(text[end]));
    }
    number.unit = text.substr(end);
    return number;
}

// ① ² behind a figure: the mark of a note, which no number has.
std::u32string_view without_marks(std::u32string_view unit) {
    const auto is_mark = [](char32_t c) {
        return c == 0xB9 || c == 0xB2 || c == 0xB3 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079) ||
               (c >= 0x2460 && c <= 0x2473);
    };
    while (!unit.empty() && is_mark(unit.back())) unit.remove_suffix(1);
    return unit;
}

bool may_carry(const Column& column, std::u32string_view unit) {
    return unit.empty() ||
           std::any_of(column.cell_units.begin(), column.cell_units.end(),
                       [&](const std::string& own) { return unit == fold_text(own); });
}

bool is_before_digit(std::string_view text, std::size_t at) {
    return at < text.size() && is_digit(folded(next_code_point(text, at)));
}

// A label is told by its first character mostly.
bool may_begin_figure(std::string_view text) {
    std::size_t at = 0;
    if (text.empty()) return false;
    const char32_t first = next_code_point(text, at);
    return is_blank(first) || is_digit(folded(first)) || is_minus(folded(first));
}

// Blank to comparisons, and nothing to the eye.
bool is_without_width(char32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x206F) ||
           c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

}  // namespace

bool is_illegible(std::string_view text) {
    return text.find("\uFFFD") != std::string_view::npos;
}

bool is_parted(std::string_view text) {
    bool behind_digit = false, behind_sign = false, behind_blank = false;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (is_without_width(c)) continue;
        if (is_blank(c)) {
            behind_blank = true;
            continue;
        }
        // 9 -8
        if (behind_digit && behind_blank && is_minus(folded(c)) && is_before_digit(text, at))
            continue;
        const char32_t plain = folded(c);
        const bool is_sign = stands_for_figure(plain);
        if (behind_blank && is_digit(plain) && (behind_digit || behind_sign)) return true;
        if (behind_blank && is_sign && behind_digit) return true;
        behind_digit = is_digit(plain);
        behind_sign = is_sign;
        behind_blank = false;
    }
    return false;
}

Unreadable why_unread(std::string_view text) {
    if (is_illegible(text)) return Unreadable::Illegible;
    return is_parted(text) ? Unreadable::Ambiguous : Unreadable::Overflow;
}

CellFact read_figure(std::string_view text, Span span, const Column& column) {
    // Most figures are.
    if (const auto plain = number_in_digits(text)) return {State::Known, Decimal(*plain), span};
    const std::u32string folded = fold_text(text);
    if (folded.empty()) return {State::Missing, {}, span};
    if (is_illegible(text) || is_parted(text)) return {State::Unread, {}, span};
    // +3 says that a figure which may fall has risen; a count does neither.
    const bool has_plus = column.type == CellType::Integer && folded.front() == U'+';
    const auto number = number_of(std::u32string_view(folded).substr(has_plus ? 1 : 0));
    if (!number || (has_plus && number->ascii.front() == '-') ||
        !may_carry(column, without_marks(number->unit)))
        return {State::Invalid, {}, span};
    const bool is_open = number->ascii.back() == '.';
    if (is_open) return {State::Invalid, {}, span};
    const std::optional<Decimal> value = Decimal::parse(number->ascii);
    if (!value) return {State::Unread, {}, span};
    if (!is_of(column.type, *value)) return {State::Invalid, {}, span};
    return {State::Known, *value, span};
}

bool is_figure(std::string_view text) {
    if (number_in_digits(text)) return true;
    if (!may_begin_figure(text)) return false;
    const std::u32string folded = fold_text(text);
    const std::optional<Number> number = number_of(folded);
    return number && number->ascii.back() != '.' && number->unit.size() <= 2;
}

int year_named_by(std::string_view text) {
    constexpr std::ptrdiff_t digits = 4, longest_unit = 6;  // bytes
    const std::string plain = normal_form(text);
    const auto behind =
        std::find_if_not(plain.begin(), plain.end(), [](char c) { return is_digit(c); });
    const bool is_year = behind - plain.begin() == digits && plain.end() - behind <= longest_unit;
    const auto number = number_in_digits(std::string_view(plain.begin(), behind));
    return is_year && number ? static_cast<int>(*number) : 0;
}

bool shows_digits(std::string_view text, std::u32string_view signs) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = folded(next_code_point(text, at));
        if (!is_digit(c) && signs.find(c) == std::u32string_view::npos) return false;
    }
    return !text.empty();
}

}  // namespace gouji::reports
