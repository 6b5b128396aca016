// `gouji check` in the formats of other programs.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/apps/samples.h"
#include "tests/support/run.h"

using namespace gouji::test;
using Json = nlohmann::json;

namespace {

std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

Json findings_of(const std::string& path) {
    return Json::parse(run("gouji check " + path + " --format json").output)["findings"];
}

}  // namespace

TEST_CASE("SARIF holds every finding with its place, its rule and its fingerprint") {
    const Outcome outcome = run("gouji check " + unbalanced + " --format sarif");
    CHECK(outcome.exit_code == 1);
    const Json sarif = Json::parse(outcome.output);
    CHECK(sarif["version"] == "2.1.0");
    const Json& results = sarif["runs"].at(0)["results"];
    const Json findings = findings_of(unbalanced);
    REQUIRE(results.size() == findings.size());
    for (std::size_t i = 0; i < findings.size(); ++i) {
        CHECK(results[i]["ruleId"] == findings[i]["rule"]);
        CHECK(results[i]["partialFingerprints"]["gouji/v1"] == findings[i]["id"]);
        const Json& region = results[i]["locations"].at(0)["physicalLocation"]["region"];
        CHECK(region["startLine"] == findings[i]["evidence"].at(0)["line"]);
        CHECK(region["endColumn"] > region["startColumn"]);
    }
    CHECK(sarif["runs"].at(0)["tool"]["driver"]["rules"].size() > 20);
}

TEST_CASE("a finding on a blank cell says where the gap is") {
    const std::string with_gap = "docs/samples/jichuan-market-2024.md";
    const Json evidence = findings_of(with_gap).at(0)["evidence"].at(0);
    CHECK(evidence["state"] == "missing");
    CHECK(evidence["line"] == 71);
    CHECK(evidence["column"] == 55);
    const Outcome csv = run("gouji check " + with_gap + " --format csv");
    CHECK(contains(csv.output, "（没有发生的，应当填“0”）。,71,55,"));
}

TEST_CASE("SARIF of a folder, and of reports without findings, is one document") {
    const Json folder = Json::parse(run("gouji check docs/samples --format sarif").output);
    CHECK(folder["runs"].size() == 1);
    CHECK(folder["runs"].at(0)["results"].size() > 1);
    const Json none = Json::parse(run("gouji check " + sound + " --format sarif").output);
    CHECK(none["runs"].at(0)["results"].empty());
}

TEST_CASE("JUnit has a suite for each report and a test for each rule") {
    const Outcome outcome = run("gouji check " + sound + " " + unbalanced + " --format junit");
    CHECK(outcome.exit_code == 1);
    CHECK(count_of(outcome.output, "<testsuite ") == 2);
    CHECK(count_of(outcome.output, "</testsuite>") == 2);
    CHECK(contains(outcome.output, "name=\"requests.balance 申请表逐列平衡\">"));
    CHECK(contains(outcome.output, "<failure message="));
    CHECK(contains(outcome.output, "failures=\"0\""));
}

TEST_CASE("the page quotes the report with its figures marked, and escapes what it quotes") {
    const Outcome outcome = run("gouji check " + unbalanced + " --format html");
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.output.starts_with("<!DOCTYPE html>"));
    CHECK(contains(outcome.output, "<mark>41</mark>"));
    CHECK(contains(outcome.output, "41 + 3 = 44 ≠ 43 = 42 + 1"));
    CHECK_FALSE(contains(outcome.output, "<script"));
    CHECK(count_of(outcome.output, "<li id=") == findings_of(unbalanced).size());
    const Outcome english = run("gouji check " + unbalanced + " --format html --lang en");
    CHECK(contains(english.output, "<html lang=\"en\">"));
}

TEST_CASE("a report that could not be read stands in every document") {
    const TempDir folder;
    const std::string file = (folder.path() / "坏.docx").string();
    write_file(file, "PK\x03\x04 not a package");
    for (const std::string format : {"sarif", "junit", "html", "md"}) {
        const Outcome outcome = run("gouji check '" + file + "' " + sound + " --format " + format);
        INFO(format);
        CHECK(outcome.exit_code == 3);
        CHECK(contains(outcome.output, "Word 文件不完整或已损坏"));
    }
    const Outcome sarif = run("gouji check '" + file + "' " + sound + " --format sarif");
    const Json results = Json::parse(sarif.output)["runs"].at(0)["results"];
    REQUIRE(results.size() == 1);
    CHECK(results[0]["ruleId"] == "docx-damaged");
}

TEST_CASE("Markdown numbers the findings and names the law") {
    const Outcome outcome = run("gouji check " + unbalanced + " --format md");
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.output.starts_with("## docs/samples"));
    CHECK(contains(outcome.output, "\n1. **错误"));
    CHECK(contains(outcome.output, "依据："));
}
