#include "outcomes/summary.h"

#include <catch2/catch.hpp>

using namespace gouji;
using outcomes::Summary;
using outcomes::summary_of;

namespace {

engine::Judgement judgement_with(std::initializer_list<const char*> defects) {
    engine::Judgement judgement;
    for (const char* defect : defects) {
        engine::Finding finding;
        finding.defect = defect;
        finding.title = std::string("title of ") + defect;
        judgement.findings.push_back(finding);
    }
    judgement.verdicts = {5, judgement.findings.size(), 1, 2, 0};
    return judgement;
}

}  // namespace

TEST_CASE("a summary counts the findings of each kind and the reports that have them") {
    Summary sum = summary_of(judgement_with({"b", "a", "b"}));
    sum += summary_of(judgement_with({"b"}));
    sum += summary_of(judgement_with({}));
    CHECK(sum.reports == 3);
    CHECK(sum.with_findings == 2);
    CHECK(sum.defects.at("b") == Summary::Count{"title of b", 3, 2});
    CHECK(sum.defects.at("a") == Summary::Count{"title of a", 1, 1});
    CHECK(sum.verdicts == engine::VerdictCounts{15, 4, 3, 6, 0});
}

TEST_CASE("a finding that a person has set aside is counted apart") {
    engine::Judgement judgement = judgement_with({"a", "b"});
    judgement.findings[0].decision.emplace().ruling = rules::Ruling::Waived;
    Summary sum = summary_of(judgement);
    CHECK(sum.defects.count("a") == 0);
    CHECK(sum.with_findings == 1);
    judgement.findings[1].decision.emplace().ruling = rules::Ruling::Dismissed;
    sum += summary_of(judgement);
    CHECK(sum.set_aside == 3);
    CHECK(sum.with_findings == 1);
    CHECK(sum.defects.at("b").findings == 1);
}

TEST_CASE("the order of the reports does not change a summary") {
    Summary one = summary_of(judgement_with({"a"}));
    one += summary_of(judgement_with({"b"}));
    Summary other = summary_of(judgement_with({"b"}));
    other += summary_of(judgement_with({"a"}));
    CHECK(one == other);
}

TEST_CASE("a summary begins with the kind found most often") {
    Summary sum = summary_of(judgement_with({"a", "b", "b"}));
    sum.unread = 1;
    CHECK(summary_text(sum, Language::English, Colors::Off) ==
          "Summary\n"
          "  2 reports: 1 with findings, 0 without, 1 could not be read.\n"
          "  8 places checked: 5 pass, 3 fail. Not checked: 1 undecided, 2 not applicable, 0 "
          "errors.\n"
          "       2 in 1 reports  title of b  b\n"
          "       1 in 1 reports  title of a  a\n");
}
