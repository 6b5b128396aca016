#include "engine/workdays.h"

#include <algorithm>

namespace gouji::engine {

namespace {

constexpr std::int64_t most_workdays = 10'000;

bool knows(const rules::Calendar& calendar, const Date& day) {
    return calendar.years.count(day.year()) > 0;
}

// The days behind the first up to the last, whichever is earlier.
bool knows_between(const rules::Calendar& calendar, const Date& from, const Date& to) {
    if (from == to) return true;
    const auto next = from.plus_days(from < to ? 1 : -1);
    const auto [first, last] = std::minmax({next->year(), to.year()});
    for (int year = first; year <= last; ++year) {
        if (calendar.years.count(year) == 0) return false;
    }
    return true;
}

}  // namespace

Value plus_workdays(const rules::Calendar& calendar, const Value& date, const Value& count) {
    const Status status = join(date.status, count.status);
    if (status != Status::Known) return Value::of(status);
    const auto whole = count.number().whole();
    if (!whole || *whole > most_workdays || *whole < -most_workdays)
        return Value::of(Status::Error);
    const auto day = rules::after_workdays(calendar, date.date(), static_cast<int>(*whole));
    if (!day || !knows_between(calendar, date.date(), *day)) return Value::of(Status::Error);
    return Value::of(Payload(*day));
}

Value workdays_between(const rules::Calendar& calendar, const Value& from, const Value& to) {
    const Status status = join(from.status, to.status);
    if (status != Status::Known) return Value::of(status);
    const bool is_backward = to.date() < from.date();
    Date day = is_backward ? to.date() : from.date();
    const Date end = is_backward ? from.date() : to.date();
    std::int64_t count = 0;
    while (day < end) {
        const auto next = day.plus_days(1);
        if (!next || !knows(calendar, *next)) return Value::of(Status::Error);
        day = *next;
        if (rules::is_workday(calendar, day)) ++count;
    }
    return Value::of(Payload(Number(is_backward ? -count : count)));
}

}  // namespace gouji::engine
