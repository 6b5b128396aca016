#include "reports/prose/written_date.h"

#include <algorithm>
#include <array>
#include <string>

#include "facts/numerals.h"
#include "facts/text.h"

namespace gouji::reports {

namespace {

// Typed for 〇 in the middle of a year: digits, Latin, Greek and Cyrillic letters.
constexpr std::array<std::string_view, 7> written_zeros{"0", "O", "o", "Ο", "О", "о", "◯"};

std::size_t zero_at(std::string_view text, std::size_t at) {
    for (const std::string_view zero : written_zeros) {
        if (text.substr(at).starts_with(zero)) return zero.size();
    }
    return 0;
}

bool is_zero_or_numeral(char32_t c) {
    return is_numeral(c) || c == U'〇' || c == U'零' || c == U'○';
}

// Behind the numeral at `at`; `at` where there is none.
std::size_t behind_numeral(std::string_view text, std::size_t at) {
    std::size_t behind = at;
    return at < text.size() && is_zero_or_numeral(next_code_point(text, behind)) ? behind : at;
}

// The end of the number that begins at `at`, in digits or in numerals; it ends in a numeral.
std::size_t end_of_number(std::string_view text, std::size_t at) {
    const std::size_t begin = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    if (at > begin) return at;
    std::size_t end = begin;
    for (;;) {
        if (const std::size_t behind = behind_numeral(text, at); behind > at) {
            end = at = behind;
            continue;
        }
        const std::size_t zero = at > begin ? zero_at(text, at) : 0;
        if (zero == 0) return end;
        at += zero;
    }
}

std::string with_one_zero(std::string_view number) {
    std::string same;
    for (std::size_t at = 0; at < number.size();) {
        const std::size_t zero = zero_at(number, at);
        same += zero == 0 ? number.substr(at, 1) : "〇";
        at += std::max<std::size_t>(zero, 1);
    }
    return same;
}

constexpr std::string_view first_month = "元";  // 元月

struct Reader {
    std::string_view text;
    std::size_t at;

    std::optional<int> number() {
        const std::size_t end = end_of_number(text, at);
        const auto value = written_number(text.substr(at, end - at));
        if (value) at = end;
        return value;
    }
    bool take(std::string_view sign) {
        if (!text.substr(at).starts_with(sign)) return false;
        at += sign.size();
        return true;
    }
};

std::string_view separator_at(std::string_view text, std::size_t at) {
    for (const std::string_view sign : {"年", "-", ".", "/"}) {
        if (text.substr(at).starts_with(sign)) return sign;
    }
    return {};
}

// A digit or a numeral, or one of the words behind it.
bool may_end_date(std::string_view normal) {
    if (normal.empty()) return false;
    if (is_digit(normal.back())) return true;
    if (normal.size() < 3) return false;
    const std::string_view last = normal.substr(normal.size() - 3);
    return last == "日" || last == "号" || last == "月" || behind_numeral(last, 0) == last.size();
}

bool is_year(int number) {
    return number >= 1900 && number <= 2999;
}

}  // namespace

std::optional<int> written_number(std::string_view normal) {
    if (normal.empty() || normal.size() > 15) return std::nullopt;
    if (normal == first_month) return 1;
    if (!is_digit(normal.front())) {
        const auto value = chinese_number(with_one_zero(normal));
        if (!value || *value > 9999) return std::nullopt;
        return static_cast<int>(*value);
    }
    const auto number = normal.size() > 4 ? std::nullopt : number_in_digits(normal);
    return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

std::optional<WrittenDate> date_at(std::string_view normal, std::size_t begin) {
    Reader reader{normal, begin};
    const auto year = reader.number();
    if (!year || !is_year(*year)) return std::nullopt;
    const std::string_view separator = separator_at(normal, reader.at);
    if (separator.empty()) return std::nullopt;
    reader.at += separator.size();
    const auto month = reader.take(first_month) ? std::optional<int>(1) : reader.number();
    if (!month) return std::nullopt;
    const bool in_words = separator == "年";
    if (!reader.take(in_words ? "月" : separator)) return std::nullopt;
    WrittenDate date{begin, reader.at, *year, *month, 0};
    const auto day = reader.number();
    if (day && (!in_words || reader.take("日") || reader.take("号"))) {
        date.day = *day;
        date.end = reader.at;
    }
    if (date.day == 0 && !in_words) return std::nullopt;
    return date;
}

std::optional<WrittenDate> bare_date(std::string_view normal) {
    constexpr std::size_t compact = 8;
    const auto month = date_at(normal, 0);
    if (month && month->day == 0) {
        const auto day = written_number(normal.substr(month->end));
        if (day) return WrittenDate{0, normal.size(), month->year, month->month, *day};
    }
    if (normal.size() != compact || !are_digits(normal)) return std::nullopt;
    const auto part = [&](std::size_t begin, std::size_t size) {
        return written_number(normal.substr(begin, size)).value_or(0);
    };
    const WrittenDate date{0, compact, part(0, 4), part(4, 2), part(6, 2)};
    return is_year(date.year) && date.date() ? std::optional(date) : std::nullopt;
}

std::optional<WrittenDate> date_at_end(std::string_view normal) {
    constexpr std::size_t longest = 45;  // 二〇二四年十二月三十一日 is 36 bytes
    if (!may_end_date(normal)) return std::nullopt;
    const std::size_t first = normal.size() > longest ? normal.size() - longest : 0;
    for (std::size_t at = first; at < normal.size(); ++at) {
        // A year never begins in the middle of a number.
        if (is_digit(normal[at]) && at > 0 && is_digit(normal[at - 1])) continue;
        const auto date = date_at(normal, at);
        if (date && date->end == normal.size()) return date;
    }
    return std::nullopt;
}

}  // namespace gouji::reports
