#include "rules/calendar.h"

#include <string_view>

#include "facts/code.h"
#include "rules/fields.h"
#include "rules/yaml.h"

namespace gouji::rules {

namespace {

constexpr std::string_view range_sign = "..";
constexpr int longest_holiday = 60;

// A day, or "2024-02-10..2024-02-17".
void add_days(const YamlNode& node, std::set<Date>& days, Diagnostics& diagnostics) {
    const std::string_view text = node.text;
    const std::size_t sign = text.find(range_sign);
    const auto first = Date::parse(text.substr(0, sign));
    const auto last =
        sign == std::string_view::npos ? first : Date::parse(text.substr(sign + range_sign.size()));
    const auto end = first ? first->plus_days(longest_holiday) : std::nullopt;
    if (!first || !last || *last < *first || (end && *end < *last)) {
        diagnostics.add(Code::ExpectedDate, node.place);
        return;
    }
    for (std::optional<Date> day = first; day && !(*last < *day); day = day->plus_days(1))
        days.insert(*day);
}

Calendar read_years(const YamlNode& root, Diagnostics& diagnostics) {
    Calendar calendar;
    for (const YamlEntry& entry : read_map(root, diagnostics)) {
        const auto first_day = Date::parse(entry.key + "-01-01");
        if (!first_day) {
            diagnostics.add(Code::ExpectedDate, entry.key_place);
            continue;
        }
        const Fields fields(entry.value, {"source", "holidays", "workdays"}, diagnostics);
        calendar.years.insert(first_day->year());
        for (const YamlNode& node : fields.list("holidays"))
            add_days(node, calendar.holidays, diagnostics);
        for (const YamlNode& node : fields.list("workdays"))
            add_days(node, calendar.workdays, diagnostics);
    }
    return calendar;
}

bool is_weekend(Date day) {
    const std::chrono::weekday weekday(day.days());
    return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

}  // namespace

Calendar read_calendar(const Sources& sources, SourceId file, Diagnostics& diagnostics) {
    const auto root = read_yaml(sources, file, diagnostics);
    return root ? read_years(*root, diagnostics) : Calendar();
}

Calendar load_calendar(const std::filesystem::path& file, Sources& sources,
                       Diagnostics& diagnostics) {
    const auto root = read_yaml_file(file, sources, diagnostics);
    return root ? read_years(*root, diagnostics) : Calendar();
}

bool is_workday(const Calendar& calendar, Date day) {
    if (calendar.workdays.count(day) > 0) return true;
    return calendar.holidays.count(day) == 0 && !is_weekend(day);
}

std::optional<Date> after_workdays(const Calendar& calendar, Date day, int count) {
    const int step = count < 0 ? -1 : 1;
    std::optional<Date> last = day;
    while (count != 0 && last) {
        last = last->plus_days(step);
        if (last && is_workday(calendar, *last)) count -= step;
    }
    return last;
}

}  // namespace gouji::rules
