#include "engine/lint_reports.h"

#include <algorithm>

#include "tests/engine/library_report.h"
#include "tests/support/told.h"

using namespace gouji;
using namespace gouji::engine;
using namespace gouji::test;

namespace {

// Judgements of so many reports in which the rules fail.
std::vector<std::string> codes_after(const LibraryPack& library, std::size_t reports,
                                     const std::vector<std::string>& failing) {
    Diagnostics diagnostics = library.diagnostics;
    const Program program = compile(library.pack, tests::library_form(), diagnostics);
    ReportLint lint(program);
    Judgement judgement;
    for (const std::string& rule : failing) {
        Finding finding;
        finding.rule = rule;
        judgement.findings.push_back(finding);
    }
    for (std::size_t i = 0; i < reports; ++i) lint.add(judgement);
    Diagnostics told;
    lint.tell(told);
    return test::codes_of(told);
}

const std::string two_rules =
    "- id: first\n  title: t\n  check: year > 2000\n  message: m\n"
    "- id: second\n  title: t\n  check: year > 2010\n  message: m\n";

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("a rule that fails in all reports is doubted, one that fails in none is noted") {
    const LibraryPack library(two_rules);
    CHECK(codes_after(library, 10, {"first"}) == Codes{"always-fires", "never-fires"});
    CHECK(codes_after(library, 2, {"first"}).empty());
}

TEST_CASE("rules that always fail together are a cascade unless one assumes the other") {
    const LibraryPack library(two_rules);
    const Codes together = codes_after(library, 30, {"first", "second"});
    CHECK(std::count(together.begin(), together.end(), "cascade-without-assumes") == 1);
    const LibraryPack assuming(two_rules + "  assumes: [first]\n");
    const Codes apart = codes_after(assuming, 30, {"first", "second"});
    CHECK(std::count(apart.begin(), apart.end(), "cascade-without-assumes") == 0);
}
