#include "facts/year.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace gouji {

namespace {

constexpr int first_year = 1900;
constexpr int last_year = 2999;

std::optional<int> number(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

}  // namespace

std::optional<Year> Year::from(int number) {
    if (number < first_year || number > last_year) return std::nullopt;
    return Year(number);
}

std::optional<Date> Date::from(int year, int month, int day) {
    if (!Year::from(year) || month < 1 || day < 1) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return std::nullopt;
    return Date(date);
}

std::optional<Date> Date::parse(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = number(text.substr(0, 4));
    const auto month = number(text.substr(5, 2));
    const auto day = number(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    return from(*year, *month, *day);
}

std::optional<Date> Date::plus_days(int count) const {
    const std::chrono::year_month_day sum{days() + std::chrono::days{count}};
    return from(static_cast<int>(sum.year()), static_cast<int>(static_cast<unsigned>(sum.month())),
                static_cast<int>(static_cast<unsigned>(sum.day())));
}

std::optional<Date> Date::plus_months(int count) const {
    constexpr int most = 12 * 2000;
    if (count < -most || count > most) return std::nullopt;
    const auto month = date_.year() / date_.month() + std::chrono::months{count};
    const std::chrono::year_month_day_last last{month.year(), month.month() / std::chrono::last};
    const int end = static_cast<int>(static_cast<unsigned>(last.day()));
    return from(static_cast<int>(month.year()),
                static_cast<int>(static_cast<unsigned>(month.month())), std::min(day(), end));
}

std::string to_string(const Date& date) {
    return fmt::format("{:04}-{:02}-{:02}", date.year(), date.month(), date.day());
}

}  // namespace gouji
