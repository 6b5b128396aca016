// The labelled corpus outside the project, where GOUJI_CORPUS names it.

#include <sstream>

#include <catch2/catch.hpp>

#include "tests/apps/gold.h"
#include "tests/support/run.h"

using namespace gouji::test;

namespace {

// The output of one run over all reports, an object for each.
std::vector<Json> run_over(const std::string& command, const std::vector<LabelledReport>& reports) {
    std::string line = command + " --format jsonl";
    for (const LabelledReport& report : reports) line += " '" + report.report.string() + "'";
    std::istringstream output(run(line).output);
    std::vector<Json> objects;
    for (std::string object; std::getline(output, object);) objects.push_back(Json::parse(object));
    return objects;
}

// ctest reads this sentence and counts the test as skipped.
bool is_skipped() {
    if (corpus()) return false;
    WARN("skipped: GOUJI_CORPUS is not set");
    return true;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += word + " ";
    return text;
}

std::vector<LabelledReport> text_reports(const char* folder) {
    return labelled_reports(*corpus() / folder, {".txt", ".md"});
}

}  // namespace

TEST_CASE("every cell and all metadata of the real reports are read as they stand") {
    if (is_skipped()) return;
    const std::vector<LabelledReport> reports = text_reports("real");
    const std::vector<Json> facts = run_over("gouji facts", reports);
    REQUIRE(facts.size() == reports.size());
    for (std::size_t i = 0; i < reports.size(); ++i) {
        INFO(reports[i].report);
        CHECK(joined(wrong_cells(reports[i].gold, facts[i])).empty());
        CHECK(joined(wrong_metadata(reports[i].gold, facts[i])).empty());
    }
}

TEST_CASE("of the cells of the text layouts 97 in a hundred are right") {
    if (is_skipped()) return;
    const std::vector<LabelledReport> reports = text_reports("dev");
    const std::vector<Json> facts = run_over("gouji facts", reports);
    REQUIRE(facts.size() == reports.size());
    std::size_t cells = 0;
    std::size_t wrong = 0;
    std::string listed;
    for (std::size_t i = 0; i < reports.size(); ++i) {
        cells += reports[i].gold["facts"].size();
        const std::size_t here = wrong_cells(reports[i].gold, facts[i]).size();
        wrong += here;
        if (here > 0)
            listed += reports[i].report.filename().string() + " " + std::to_string(here) + "\n";
    }
    INFO("wrong " << wrong << " of " << cells << ":\n" << listed);
    CHECK(wrong * 100 <= cells * 3);
}
