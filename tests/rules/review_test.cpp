#include "rules/review.h"

#include <catch2/catch.hpp>

#include "facts/render.h"
#include "tests/support/golden.h"
#include "tests/support/told.h"

using namespace gouji;
using rules::Ruling;

namespace {

struct Reading {
    explicit Reading(std::string text) {
        review =
            rules::read_review(sources, sources.add("review.yaml", std::move(text)), diagnostics);
    }
    std::string told() const { return test::told(diagnostics, sources); }

    Sources sources;
    Diagnostics diagnostics;
    rules::Review review;
};

}  // namespace

TEST_CASE("a review holds decisions by fingerprint and waivers by rule and place") {
    const Reading reading(
        "decisions:\n"
        "  - { fingerprint: 00ff, decision: confirmed, by: 甲 }\n"
        "  - { fingerprint: 11ff, decision: dismissed, reason: 另有说明, by: 乙, on: 2024-03-01 }\n"
        "waivers:\n"
        "  - { rule: date.late, agency: 青禾县图书馆, place: '', reason: 停电, granted_by: 丙,\n"
        "      from: 2024-01-01, until: 2024-12-31 }\n");
    CHECK(reading.told().empty());
    REQUIRE(reading.review.decisions.size() == 3);
    CHECK(reading.review.decisions[0].ruling == Ruling::Confirmed);
    CHECK(reading.review.decisions[1].reason == "另有说明");
    const rules::Decision& waiver = reading.review.decisions[2];
    CHECK(waiver.ruling == Ruling::Waived);
    CHECK(waiver.place == "");
    CHECK(waiver.by == "丙");
    CHECK(waiver.until == Date::from(2024, 12, 31));
}

TEST_CASE("who, why and until are asked for, and nothing else is taken") {
    for (const char* entry :
         {"{ rule: r, reason: x, granted_by: y }", "{ rule: r, granted_by: y, until: 2024-01-01 }",
          "{ rule: r, reason: x, until: 2024-01-01 }",
          "{ rule: r, reason: x, granted_by: y, until: 2024-1-1 }",
          "{ agency: a, reason: x, granted_by: y, until: 2024-01-01 }"}) {
        const Reading reading("waivers:\n  - " + std::string(entry) + "\n");
        INFO(entry << "\n" << reading.told());
        CHECK(reading.diagnostics.all().size() == 1);
        CHECK(reading.review.decisions.empty());
    }
}

TEST_CASE("a decision about nothing is told at its place") {
    const Reading reading("decisions:\n  - { decision: confirmed, by: 甲 }\n");
    CHECK(reading.told() ==
          "error[review-subject]: a decision is about a `fingerprint` or a `rule`; neither is "
          "given\n"
          "  --> review.yaml:2:5\n"
          " 2 |   - { decision: confirmed, by: 甲 }\n"
          "   |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n");
}
