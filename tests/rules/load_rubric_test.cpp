#include "rules/load_rubric.h"

#include <catch2/catch.hpp>

#include "rules/load.h"
#include "tests/support/first_told.h"

using namespace gouji;

namespace {

struct Reading {
    explicit Reading(const std::string& text) {
        rules::Rule rule;
        rule.id = rule.defect = "date.late";
        rule.group = "time";
        pack.rules = {rule};
        rubric = rules::read_rubric(sources, sources.add("scoring.yaml", text), pack, diagnostics);
    }
    std::string told() const { return test::first_told(diagnostics, sources); }

    rules::RulePack pack;
    Sources sources;
    Diagnostics diagnostics;
    rules::Rubric rubric;
};

std::string with(const std::string& deduct, const std::string& rest = "") {
    return "rubric: 试\nindicators:\n  - { id: a, title: 甲, points: 10, deduct: [" + deduct +
           "] }\n" + rest + "grades: [{ grade: 好, from: 60 }, { grade: 差 }]\n";
}

}  // namespace

TEST_CASE("a rubric's total is the sum of its indicators where none is given") {
    const Reading reading(with("{ group: time, points: 2.5, per: kind, cap: 5 }"));
    CHECK(reading.told().empty());
    CHECK(reading.rubric.scheme.total == Decimal(10));
    CHECK(reading.rubric.scheme.indicators[0].deductions[0].per == rules::Per::Kind);
}

TEST_CASE("a deduction that no rule belongs to is told with the nearest that there is") {
    CHECK(Reading(with("{ group: tine, points: 1 }")).told() == "selects-nothing tine");
    CHECK(Reading(with("{ defect: date.*, points: 1 }")).told().empty());
    CHECK(Reading(with("{ defect: [date.late, dat.*], points: 1 }")).told() ==
          "selects-nothing dat.*");
}

TEST_CASE("points are numbers within bounds") {
    CHECK(Reading(with("{ group: time, points: -1 }")).told() == "points-range -1");
    CHECK(Reading(with("{ group: time, points: 10001 }")).told() == "points-range 10001");
    CHECK(Reading(with("{ group: time, points: 0.0001 }")).told() == "points-range 0.0001");
    CHECK(Reading(with("{ group: time, points: 1 }", "rounding: { places: 70 }\n")).told() ==
          "number-range 70");
    CHECK(Reading(with("{ group: time, points: viel }")).told() == "expected-decimal viel");
}

TEST_CASE("grades leave no score without one, and none unreachable") {
    const std::string start =
        "rubric: 试\nindicators: [{ id: a, title: 甲, points: 10 }]\ngrades: ";
    CHECK(Reading(start + "[{ grade: 好, from: 60 }]\n").told() ==
          "grade-gap [{ grade: 好, from: 60");
    CHECK(Reading(start + "[{ grade: 好 }, { grade: 差 }]\n").told() == "grade-order { grade: 差");
    CHECK(Reading(start + "[{ grade: 好, from: 6, above: 7 }, { grade: 差 }]\n").told() ==
          "grade-ends 7");
}

TEST_CASE("a gate names an indicator that there is") {
    const std::string gate = "gates: [{ title: 门槛, indicator: b, below: 3, grade: 差 }]\n";
    CHECK(Reading(with("{ group: time, points: 1 }", gate)).told() == "unknown-indicator b");
}

TEST_CASE("every rubric that ships loads with the pack that ships") {
    Sources sources;
    Diagnostics diagnostics;
    const rules::RulePack pack = rules::load_pack(GOUJI_PACK, sources, diagnostics);
    const std::filesystem::path folder = GOUJI_PACK;
    rules::load_rubric(folder / "scoring.yaml", pack, sources, diagnostics);
    std::size_t examples = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "scoring")) {
        rules::load_rubric(entry.path(), pack, sources, diagnostics);
        ++examples;
    }
    CHECK(examples >= 4);
    CHECK(diagnostics.all().empty());
}
