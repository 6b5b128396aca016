// `--profile` of check, score and notice, and the sample of a local pack, as a shell sees them.

#include <algorithm>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/apps/samples.h"
#include "tests/support/run.h"

using namespace gouji::test;
using Json = nlohmann::json;

namespace {

const std::string town = "docs/samples/tangping-town-2023.txt";

// The severities of a rule's findings.
std::vector<std::string> severities(const std::string& options, const std::string& rule) {
    const Json checked =
        Json::parse(run("gouji check " + town + " --format json " + options).output);
    std::vector<std::string> found;
    for (const Json& finding : checked["findings"]) {
        if (finding["rule"] == rule) found.push_back(finding["severity"]);
    }
    return found;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a profile gives the findings its own severities, by either of its names") {
    CHECK(severities("", "outdated.reference") == Words{"warning"});
    CHECK(severities("--profile 自查", "outdated.reference") == Words{"error"});
    CHECK(severities("--profile self_check", "outdated.reference") == Words{"error"});
}

TEST_CASE("the JSON of check names the profile where one is applied") {
    const Json with =
        Json::parse(run("gouji check " + town + " --format json --profile 复核").output);
    CHECK(with["profile"] == "second_review");
    CHECK_FALSE(
        Json::parse(run("gouji check " + town + " --format json").output).contains("profile"));
}

TEST_CASE("a profile changes no finding's id, so that decisions hold through all stages") {
    const auto ids = [](const std::string& options) {
        Words found;
        const Json checked =
            Json::parse(run("gouji check " + town + " --format json " + options).output);
        for (const Json& finding : checked["findings"]) found.push_back(finding["id"]);
        std::sort(found.begin(), found.end());
        return found;
    };
    CHECK(ids("") == ids("--profile 自查"));
}

TEST_CASE("an unknown profile ends with 2, those there are and the nearest") {
    for (const char* command : {"check", "score"}) {
        const Outcome outcome =
            run(std::string("gouji ") + command + " " + town + " --profile self_chek");
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.output.empty());
        CHECK(contains(outcome.errors, "自查 (self_check)"));
        CHECK(contains(outcome.errors, "unknown-profile"));
    }
}

TEST_CASE("a profile counts for scores and notices too") {
    const std::string scored = "gouji score docs/samples/jichuan-market-2024.md --format csv";
    CHECK(contains(run(scored).output, ",77.0,"));
    // An altered label is no more than a hint at the second review.
    CHECK(contains(run(scored + " --profile 复核").output, ",78.0,"));
    const TempDir folder;
    const std::string notice = "gouji notice " + town + " --format md --out '" +
                               folder.path().string() + "' --date 2024-03-01";
    CHECK(contains(run(notice).output, "3 处问题"));
    CHECK(contains(run(notice + " --profile 自查").output, "4 处问题"));
}

TEST_CASE("the sample of a local pack loads, its tests hold and nothing in it is doubtful") {
    const Outcome tested = run("gouji test docs/samples/local-pack");
    CHECK(tested.exit_code == 0);
    CHECK(tested.errors.empty());
    CHECK(run("gouji lint docs/samples/local-pack").exit_code == 0);
    const Outcome deadline =
        run("gouji eval 'params.deadline(agency.kind)' docs/samples/jichuan-market-2024.md"
            " --pack docs/samples/local-pack");
    CHECK(deadline.output == "2025-01-25\n");
    CHECK(contains(run("gouji check " + unbalanced + " --pack docs/samples/local-pack").output,
                   "没有交代上年问题的改进情况"));
}
