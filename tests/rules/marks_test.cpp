#include "rules/marks.h"

#include <catch2/catch.hpp>

#include "tests/support/first_told.h"

using namespace gouji;

namespace {

struct Reading {
    explicit Reading(const std::string& entry) {
        rules::Indicator by_hand;
        by_hand.id = "order";
        by_hand.points = Decimal(10);
        by_hand.is_by_hand = true;
        rules::Indicator judged = by_hand;
        judged.id = "time";
        judged.is_by_hand = false;
        rubric.scheme.indicators = {by_hand, judged};
        marks = rules::read_marks(sources, sources.add("marks.yaml", "marks:\n" + entry), rubric,
                                  diagnostics);
    }
    std::string told() const { return test::first_told(diagnostics, sources); }

    rules::Rubric rubric;
    Sources sources;
    Diagnostics diagnostics;
    std::vector<rules::Mark> marks;
};

}  // namespace

TEST_CASE("a mark is of an agency, a year and an indicator that is left to a person") {
    const Reading reading(
        "  - { agency: 某局, year: 2023, indicator: order, points: 8.5, by: 甲 }\n");
    CHECK(reading.told().empty());
    REQUIRE(reading.marks.size() == 1);
    CHECK(reading.marks[0].points == *Decimal::parse("8.5"));
    CHECK(reading.marks[0].year == 2023);
}

TEST_CASE("a mark that cannot count is told and left out") {
    const Reading judged("  - { agency: 某局, indicator: time, points: 1, by: 甲 }\n");
    CHECK(judged.told() == "mark-indicator time");
    CHECK(judged.marks.empty());
    CHECK(Reading("  - { agency: 某局, indicator: order, points: 11, by: 甲 }\n").told() ==
          "points-range 11");
    CHECK(Reading("  - { agency: 某局, indicator: order, points: -1, by: 甲 }\n").told() ==
          "points-range -1");
    const Reading twice(
        "  - { agency: 某局, indicator: order, points: 1, by: 甲 }\n"
        "  - { agency: 某局, indicator: order, points: 2, by: 乙 }\n");
    CHECK(twice.told().starts_with("mark-twice"));
    CHECK(twice.marks.size() == 1);
}
