#include "apps/cli/clock.h"

#include <chrono>

namespace gouji::cli {

Date clock_day() {
    const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    const std::chrono::year_month_day day(now);
    return Date::from(static_cast<int>(day.year()), static_cast<int>(unsigned{day.month()}),
                      static_cast<int>(unsigned{day.day()}))
        .value();
}

}  // namespace gouji::cli
