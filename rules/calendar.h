// The calendar of working days: weekends, the holidays beside them, the weekend days worked in
// their stead. Dated data of a pack, year by year.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>

#include "facts/diagnostic.h"
#include "facts/source.h"
#include "facts/year.h"

namespace gouji::rules {

struct Calendar {
    std::set<int> years;  // those whose holidays are known
    std::set<Date> holidays;
    std::set<Date> workdays;  // on a weekend
};

// The file is added to `sources`.
Calendar load_calendar(const std::filesystem::path& file, Sources& sources,
                       Diagnostics& diagnostics);
Calendar read_calendar(const Sources& sources, SourceId file, Diagnostics& diagnostics);

bool is_workday(const Calendar& calendar, Date day);
// The day on which `count` working days after `day` are over, or before it where the count is
// negative; `day` itself does not count. Nothing beyond the years of Date.
std::optional<Date> after_workdays(const Calendar& calendar, Date day, int count);

}  // namespace gouji::rules
