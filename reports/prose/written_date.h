// Dates as reports write them, in normal forms: 2024年1月23日, 2024-01-23, 2024.1.23, 2024/1/23 and
// 二〇二四年一月二十三日; also a month without a day.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "facts/year.h"

namespace gouji::reports {

struct WrittenDate {
    std::size_t begin = 0;  // bytes of the normal form
    std::size_t end = 0;
    int year = 0, month = 0;
    int day = 0;  // 0 where only a month is written

    // Nothing where the calendar has no such day.
    std::optional<Date> date() const { return Date::from(year, month, day); }
};

// The date that begins exactly here.
std::optional<WrittenDate> date_at(std::string_view normal, std::size_t begin);
// The last date whose end is the end of the text.
std::optional<WrittenDate> date_at_end(std::string_view normal);
// The whole text, where it has fewer signs than a date should have: 20240118, 2024年1月18.
std::optional<WrittenDate> bare_date(std::string_view normal);
// 2024, 二〇二四; nothing for another text.
std::optional<int> written_number(std::string_view normal);

}  // namespace gouji::reports
