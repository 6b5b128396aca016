#include "engine/review.h"

#include <catch2/catch.hpp>

#include "facts/render.h"
#include "tests/engine/library_report.h"

using namespace gouji;
using namespace gouji::engine;
using namespace gouji::test;

namespace {

// The two findings of an unbalanced report, reviewed on a day of 2024.
struct Reviewed {
    explicit Reviewed(std::string text) {
        FactBase facts = library_facts();
        put(facts, "loans.lent.adult", 1);
        put(facts, "loans.lent.pupil", 1);
        const LibraryPack pack(rule_of("lent == summed + open", "  table: loans\n"));
        judgement = judge(pack, facts);
        if (const std::size_t at = text.find("FIRST"); at != std::string::npos)
            text.replace(at, 5, judgement.findings.at(0).id);
        Diagnostics slips;
        const rules::Review review =
            rules::read_review(sources, sources.add("review.yaml", text), slips);
        REQUIRE(slips.all().empty());
        const Date today = Date::from(2024, 6, 30).value();
        DecisionsUsed used;
        apply_review(review, facts, today, judgement, used);
        tell_stale_decisions(review, today, used, stale);
    }
    std::string told() const {
        std::string text;
        for (const Diagnostic& one : stale.all()) text += std::string(name_of(one.code)) + " ";
        return text;
    }

    Sources sources;
    Judgement judgement;
    Diagnostics stale;
};

}  // namespace

TEST_CASE("a waived finding is still found and does not stand") {
    const Reviewed reviewed(
        "waivers: [{ rule: r, place: adult, reason: x, granted_by: y, until: 2024-06-30 }]");
    REQUIRE(reviewed.judgement.findings.size() == 2);
    CHECK_FALSE(stands(reviewed.judgement.findings[0]));
    CHECK(stands(reviewed.judgement.findings[1]));
    CHECK(reviewed.told().empty());
}

TEST_CASE("a waiver that has run out waives nothing and is told") {
    const Reviewed reviewed("waivers: [{ rule: r, reason: x, granted_by: y, until: 2024-06-29 }]");
    CHECK(stands(reviewed.judgement.findings.at(0)));
    CHECK(reviewed.told() == "waiver-expired ");
}

TEST_CASE("a dismissal holds until its last day, as a waiver does") {
    const std::string dismissal =
        "decisions: [{ rule: r, decision: dismissed, reason: x, by: y, until: ";
    CHECK_FALSE(stands(Reviewed(dismissal + "2024-06-30 }]").judgement.findings.at(0)));
    const Reviewed late(dismissal + "2024-06-29 }]");
    CHECK(stands(late.judgement.findings.at(0)));
    CHECK(late.told() == "waiver-expired ");
}

TEST_CASE("a decision that meets no finding is told") {
    const Reviewed reviewed("decisions: [{ rule: r, place: total, decision: confirmed, by: y }]");
    CHECK(reviewed.told() == "decision-unused ");
}

TEST_CASE("a decision by its fingerprint counts before one by its rule") {
    const Reviewed reviewed(
        "decisions: [{ fingerprint: FIRST, decision: confirmed, by: y }]\n"
        "waivers: [{ rule: r, reason: x, granted_by: y, until: 2024-12-31 }]");
    CHECK(stands(reviewed.judgement.findings.at(0)));
    CHECK_FALSE(stands(reviewed.judgement.findings.at(1)));
    CHECK(reviewed.told().empty());
}

TEST_CASE("a decision of another agency or year is not about a finding") {
    const Reviewed reviewed(
        "decisions:\n"
        "  - { rule: r, agency: 别处图书馆, decision: dismissed, reason: x, by: y }\n"
        "  - { rule: r, year: 2019, decision: dismissed, reason: x, by: y }\n");
    CHECK(stands(reviewed.judgement.findings.at(0)));
    CHECK(reviewed.told() == "decision-unused decision-unused ");
}
