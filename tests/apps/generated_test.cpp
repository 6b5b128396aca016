// The reports that benchmarks are run with: what is planted in them is found, and nothing else.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/apps/samples.h"
#include "tests/benchmarks/generate_reports.h"
#include "tests/support/run.h"
#include "tests/support/temp_file.h"

using namespace gouji::test;
using namespace gouji::benchmarks;
using Json = nlohmann::json;

namespace {

Generator generator() {
    return Generator(file_text(GOUJI_ROOT "/tests/benchmarks/report.txt"));
}

}  // namespace

TEST_CASE("a planted defect is found, and a sound report has no error") {
    constexpr std::uint64_t count = 200;
    std::string lines;
    for (std::uint64_t i = 0; i < count; ++i) lines += line_of(i, generator().report(i));
    const TempFile file("generated.jsonl", lines);
    const Json reports = Json::parse(run("gouji check '" + file.path() + "' --format json").output);
    REQUIRE(reports.size() == count);
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::string planted = generator().report(i).planted;
        bool is_found = false;
        for (const Json& finding : reports[i]["findings"]) {
            if (finding["severity"] != "error") continue;
            INFO(i << " " << finding["message"]);
            CHECK_FALSE(planted.empty());
            is_found = is_found || finding["defect"] == planted;
        }
        INFO(i << " " << planted);
        CHECK(is_found == !planted.empty());
    }
}

TEST_CASE("of sound and hostile reports in a list every one is accounted for") {
    constexpr std::uint64_t count = 240;
    std::string lines;
    for (std::uint64_t i = 0; i < count; ++i)
        lines += i % 10 == 9 ? hostile_line(i / 10) : line_of(i, generator().report(i));
    const TempFile file("hostile.jsonl", lines);
    for (const char* command : {"check", "facts"}) {
        const Outcome outcome = run(std::string("gouji ") + command + " '" + file.path() +
                                    "' --format jsonl --lang en --summary");
        CHECK(outcome.exit_code == 3);
        CHECK(contains(outcome.errors, "240 reports, "));
        const auto written = static_cast<std::uint64_t>(
            std::count(outcome.output.begin(), outcome.output.end(), '\n'));
        const std::string unread = std::to_string(count - written) + " could not be read";
        INFO(outcome.errors.substr(outcome.errors.size() - 300));
        CHECK(written >= count / 10 * 9);
        CHECK(contains(outcome.errors, "240 reports, " + unread));
    }
}

namespace {

// By document; what is compared with other reports is a hint at most.
std::vector<std::string> errors_in(const std::string& output) {
    std::vector<std::string> errors;
    std::istringstream lines(output);
    for (std::string line; std::getline(lines, line);) {
        const Json report = Json::parse(line);
        errors.push_back(report["document"]);
        for (const Json& finding : report["findings"])
            if (finding["severity"] == "error") errors.push_back(finding["id"]);
    }
    return errors;
}

}  // namespace

TEST_CASE("reports are held to be compared as long as there is room for their facts") {
    std::string lines;
    for (std::uint64_t i = 0; i < 120; ++i) lines += line_of(i, generator().report(i));
    const TempFile file("generated.jsonl", lines);
    const std::string command = "gouji check '" + file.path() + "' --format jsonl --lang en";
    const Outcome roomy = run(command);
    const Outcome narrow = run(command + " --together-mb 1");
    CHECK_FALSE(contains(roomy.errors, "neighbours-apart"));
    CHECK(contains(narrow.errors, "neighbours-apart"));
    CHECK(errors_in(roomy.output) == errors_in(narrow.output));
}
