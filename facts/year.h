// Years, days and periods of the calendar; only those that exist can be made.
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace gouji {

// 1900 to 2999.
class Year {
  public:
    static std::optional<Year> from(int number);
    int number() const { return number_; }
    friend auto operator<=>(const Year&, const Year&) = default;

  private:
    explicit Year(int number) : number_(number) {}
    int number_;
};

class Date {
  public:
    // Nothing for a day that the calendar does not have, such as 30 February.
    static std::optional<Date> from(int year, int month, int day);
    // "2024-01-31"
    static std::optional<Date> parse(std::string_view text);

    int year() const { return static_cast<int>(date_.year()); }
    int month() const { return static_cast<int>(static_cast<unsigned>(date_.month())); }
    int day() const { return static_cast<int>(static_cast<unsigned>(date_.day())); }
    std::chrono::sys_days days() const { return date_; }
    // Nothing where the result is outside the years of Year.
    std::optional<Date> plus_days(int count) const;
    // 31 January and a month is the last day of February.
    std::optional<Date> plus_months(int count) const;

    friend std::strong_ordering operator<=>(const Date& lhs, const Date& rhs) {
        return lhs.days().time_since_epoch().count() <=> rhs.days().time_since_epoch().count();
    }
    friend bool operator==(const Date& lhs, const Date& rhs) { return lhs.date_ == rhs.date_; }

  private:
    explicit Date(std::chrono::year_month_day date) : date_(date) {}
    std::chrono::year_month_day date_;
};

// As stated: the end may lie before the start.
struct Period {
    Date start;
    Date end;
    friend bool operator==(const Period&, const Period&) = default;
};

std::string to_string(const Date& date);  // 2024-01-31

}  // namespace gouji
