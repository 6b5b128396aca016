#include "rules/calendar.h"

#include <catch2/catch.hpp>

#include "facts/code.h"

using namespace gouji;

namespace {

struct Reading {
    explicit Reading(const std::string& text) {
        calendar = rules::read_calendar(sources, sources.add("calendar.yaml", text), diagnostics);
    }
    std::string after(const std::string& day, int count) const {
        return to_string(*rules::after_workdays(calendar, *Date::parse(day), count));
    }

    Sources sources;
    Diagnostics diagnostics;
    rules::Calendar calendar;
};

}  // namespace

TEST_CASE("weekends are no working days") {
    const Reading none("2030: {}\n");
    CHECK(none.after("2024-03-01", 1) == "2024-03-04");  // a Friday
    CHECK(none.after("2024-03-04", 10) == "2024-03-18");
}

TEST_CASE("holidays are left out and the weekend days worked for them count") {
    Sources sources;
    Diagnostics diagnostics;
    const auto calendar = rules::load_calendar(GOUJI_PACK "/calendar.yaml", sources, diagnostics);
    CHECK(diagnostics.all().empty());
    const auto after = [&](const std::string& day, int count) {
        return to_string(*rules::after_workdays(calendar, *Date::parse(day), count));
    };
    // 2024: 10 to 17 February are holidays, Sunday 18 February is worked.
    CHECK(after("2024-02-08", 1) == "2024-02-09");
    CHECK(after("2024-02-08", 2) == "2024-02-18");
    // 2025: 28 January to 4 February; Sunday 26 January and Saturday 8 February are worked.
    CHECK(after("2025-01-24", 10) == "2025-02-13");
}

TEST_CASE("a day that is none is told at its place") {
    const Reading reading("2024: { holidays: [2024-02-30, 2024-05-05..2024-05-01] }\n");
    REQUIRE(reading.diagnostics.all().size() == 2);
    CHECK(reading.diagnostics.all()[0].code == Code::ExpectedDate);
}
