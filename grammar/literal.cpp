#include "grammar/literal.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "facts/text.h"

namespace gouji::grammar {

namespace {

struct UnitWord {
    std::string_view written;
    std::string_view unit;
};

// Spellings of one unit; any other word is a counter and stands for itself.
constexpr UnitWord unit_words[] = {
    {"%", "%"},
    {"％", "%"},
    {"年", "years"},
    {"月", "months"},
    {"个月", "months"},
    {"天", "days"},
    {"日", "days"},
    {"工作日", "workdays"},
    {"个工作日", "workdays"},
};

std::string unescaped(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\\') {
            plain += text[at];
            continue;
        }
        const char escaped = text[++at];
        plain += escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped == 'r' ? '\r' : escaped;
    }
    return plain;
}

}  // namespace

std::string ascii_digits(std::string_view text) {
    constexpr std::string_view full_width = "０１２３４５６７８９";
    std::string ascii;
    while (!text.empty()) {
        const std::size_t digit = full_width.find(text.substr(0, 3));
        if (text.size() >= 3 && digit != std::string_view::npos && digit % 3 == 0) {
            ascii += static_cast<char>('0' + digit / 3);
            text.remove_prefix(3);
        } else {
            ascii += text.front();
            text.remove_prefix(1);
        }
    }
    return ascii;
}

std::string_view without_ends(std::string_view text, std::string_view first,
                              std::string_view last) {
    text.remove_prefix(first.size());
    text.remove_suffix(last.size());
    return text;
}

std::string text_value(std::string_view token) {
    if (token.front() == '"') return unescaped(without_ends(token, "\"", "\""));
    return std::string(without_ends(token, "“", "”"));
}

Number number_value(std::string_view digits, std::string_view unit) {
    Number number{ascii_digits(digits), Magnitude::One, ""};
    const auto* word = std::find_if(std::begin(unit_words), std::end(unit_words),
                                    [&](const UnitWord& entry) { return entry.written == unit; });
    if (word != std::end(unit_words)) {
        number.unit = word->unit;
        return number;
    }
    if (unit.starts_with("万")) number.magnitude = Magnitude::TenThousand;
    if (unit.starts_with("亿")) number.magnitude = Magnitude::HundredMillion;
    if (number.magnitude != Magnitude::One) unit.remove_prefix(std::string_view("万").size());
    number.unit = unit;
    return number;
}

// "2024-01-31", "2024年1月31日"
std::optional<Date> date_value(std::string_view token) {
    std::array<int, 3> parts{};
    std::size_t part = 0;
    bool in_digits = true;
    for (const char byte : ascii_digits(token)) {
        const bool here = is_digit(byte);
        if (here && !in_digits) ++part;
        if (here) parts[part] = parts[part] * 10 + (byte - '0');
        in_digits = here;
    }
    return Date::from(parts[0], parts[1], parts[2]);
}

}  // namespace gouji::grammar
