// The whole road: each folder of tests/golden holds a report, perhaps last year's, and what `gouji
// check` says of it.

#include "tests/support/golden.h"

#include <algorithm>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/run.h"

using namespace gouji::test;

namespace {

std::vector<std::string> cases() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(GOUJI_ROOT "/tests/golden"))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    REQUIRE(names.size() >= 20);
    return names;
}

}  // namespace

TEST_CASE("every golden report has the findings that stand beside it") {
    for (const std::string& name : cases()) {
        DYNAMIC_SECTION(name) {
            const std::string folder = "tests/golden/" + name;
            const bool has_prior = std::filesystem::exists(GOUJI_ROOT "/" + folder + "/prior.txt");
            const Outcome outcome = run("gouji check " + folder + "/report.txt --fail-on never" +
                                        (has_prior ? " --prior " + folder + "/prior.txt" : ""));
            CHECK(outcome.exit_code == 0);
            CHECK(outcome.errors.empty());
            check_golden(GOUJI_ROOT "/" + folder + "/findings.txt", outcome.output);
        }
    }
}
