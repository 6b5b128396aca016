// Reports compared with each other, as a shell sees it: --prior, --register, several reports in one
// call.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/run.h"

using namespace gouji::test;
using Json = nlohmann::json;

namespace {

const std::string folder = "tests/golden/carried-over-wrongly";
const std::string report = folder + "/report.txt";
const std::string prior = folder + "/prior.txt";

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::vector<std::string> carries(const Json& document) {
    std::vector<std::string> places;
    for (const Json& finding : document["findings"])
        if (finding["defect"] == "crossyear.carry") places.push_back(finding["place"]);
    return places;
}

const std::vector<std::string> wrong_columns = {"natural_person", "total"};

}  // namespace

TEST_CASE("last year's report is compared with, and both places are in the finding") {
    const Json document =
        Json::parse(run("gouji check " + report + " --prior " + prior + " --format json").output);
    CHECK(carries(document) == wrong_columns);
    const Json& finding = document["findings"][0];
    REQUIRE(finding["evidence"].size() == 2);
    CHECK(finding["evidence"][0]["path"] == "requests.carried_in.natural_person");
    CHECK_FALSE(finding["evidence"][0].contains("document"));
    CHECK(finding["evidence"][1]["path"] == "prior.requests.carried_out.natural_person");
    CHECK(finding["evidence"][1]["document"] == prior);
    CHECK(finding["evidence"][1]["value"] == 2);
    CHECK(finding["proof"]["args"][1]["document"] == prior);
    CHECK(finding["proof"]["args"][1]["line"] == finding["evidence"][1]["line"]);
}

TEST_CASE("reports of one call are each other's prior, in whichever order they are named") {
    for (const std::string& order : {report + " " + prior, prior + " " + report}) {
        const Json both = Json::parse(run("gouji check " + order + " --format json").output);
        REQUIRE(both.size() == 2);
        for (const Json& document : both) {
            const bool is_later = document["year"] == 2023;
            CHECK(carries(document) == (is_later ? wrong_columns : std::vector<std::string>()));
        }
    }
}

TEST_CASE("without last year's report nothing is said of it, and the rule is counted as skipped") {
    const Outcome alone = run("gouji check " + report);
    CHECK(alone.exit_code == 0);
    CHECK(contains(alone.output, "没有上年报告"));
}

TEST_CASE("another agency's report, or one of another year, accuses nobody and is told") {
    for (const char* stranger :
         {"docs/samples/luting-transport-2023.txt", "tests/golden/sound/report.txt"}) {
        const Outcome outcome = run("gouji check " + report + " --prior " + stranger);
        CHECK(outcome.exit_code == 0);
        CHECK(contains(outcome.errors, "prior-unused"));
        CHECK(contains(outcome.output, "没有上年报告"));
    }
}

TEST_CASE("a finding between two reports is explained with last year's report beside it") {
    const std::string neighbours = report + " --prior " + prior;
    const Json document = Json::parse(run("gouji check " + neighbours + " --format json").output);
    const std::string id = document["findings"][0]["id"];
    const Outcome explained = run("gouji explain " + id + " " + neighbours);
    CHECK(explained.exit_code == 0);
    CHECK(contains(explained.output, prior + ":"));
    CHECK(run("gouji explain " + id + " " + report).exit_code == 2);
}

TEST_CASE("a prior or a register that cannot be read ends with 3, and the report is still judged") {
    for (const char* option : {" --prior absent.txt", " --register absent.csv"}) {
        const Outcome outcome = run("gouji check " + report + option);
        CHECK(outcome.exit_code == 3);
        CHECK(contains(outcome.output, "结论"));
    }
    const Outcome outcome = run("gouji check " + report + " --register README.md");
    CHECK(outcome.exit_code == 3);
    CHECK(contains(outcome.errors, "register-unreadable"));
}
