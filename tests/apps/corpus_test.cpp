// The labelled corpus outside the project, where GOUJI_CORPUS names it.

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
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

std::string joined(const Defects& defects) {
    std::string text;
    for (const auto& [kind, place] : defects) text += kind + "[" + place + "] ";
    return text;
}

Defects minus(const Defects& lhs, const Defects& rhs) {
    Defects rest;
    std::set_difference(lhs.begin(), lhs.end(), rhs.begin(), rhs.end(),
                        std::inserter(rest, rest.end()));
    return rest;
}

std::vector<LabelledReport> text_reports(const char* folder) {
    return labelled_reports(*corpus() / folder, {".txt", ".md"});
}

// What needs other years' reports is not judged here.
bool is_judged(const std::string& kind) {
    return !kind.starts_with("crossyear.") && !kind.starts_with("boilerplate.");
}

// Of what was found, the kinds that the corpus labels at all.
Defects labelled_defects(const Json& checked, const std::vector<LabelledReport>& reports) {
    std::set<std::string> kinds;
    for (const LabelledReport& report : reports) {
        for (const auto& [kind, place] : gold_defects(report.gold, "defects")) kinds.insert(kind);
    }
    Defects defects = found_defects(checked);
    std::erase_if(defects, [&](const auto& defect) { return !kinds.contains(defect.first); });
    return defects;
}

Defects judged_defects(const Json& gold) {
    Defects defects = gold_defects(gold, "defects");
    std::erase_if(defects, [](const auto& defect) { return !is_judged(defect.first); });
    return defects;
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

TEST_CASE("the real reports have exactly the findings that were read by hand") {
    if (is_skipped()) return;
    const std::vector<LabelledReport> reports = text_reports("real");
    const std::vector<Json> checked = run_over("gouji check --together 1", reports);
    REQUIRE(checked.size() == reports.size());
    for (std::size_t i = 0; i < reports.size(); ++i) {
        INFO(reports[i].report);
        const Defects found = found_defects(checked[i]);
        const Defects expected = judged_defects(reports[i].gold);
        CHECK(joined(minus(expected, found)).empty());
        CHECK(joined(minus(minus(found, expected), gold_defects(reports[i].gold, "debatable")))
                  .empty());
    }
}

TEST_CASE(
    "of the cells of the text layouts 995 in a thousand are right, and a wrong one is listed as "
    "unread") {
    if (is_skipped()) return;
    const std::vector<LabelledReport> reports = text_reports("dev");
    const std::vector<Json> facts = run_over("gouji facts", reports);
    REQUIRE(facts.size() == reports.size());
    std::size_t cells = 0;
    std::size_t wrong = 0;
    std::string silent;
    for (std::size_t i = 0; i < reports.size(); ++i) {
        cells += reports[i].gold["facts"].size();
        for (const std::string& path : wrong_cells(reports[i].gold, facts[i])) {
            ++wrong;
            const Json& unread = facts[i]["unread"];
            const bool is_listed =
                std::any_of(unread.begin(), unread.end(),
                            [&](const Json& entry) { return entry["path"] == path; });
            if (!is_listed) silent += reports[i].report.filename().string() + ":" + path + " ";
        }
    }
    INFO("wrong " << wrong << " of " << cells << "; not listed: " << silent);
    CHECK(wrong * 1000 <= cells * 5);
    CHECK(silent.empty());
}

TEST_CASE("one in twenty findings on the text layouts is missed at most, and one in fifty false") {
    if (is_skipped()) return;
    const std::vector<LabelledReport> reports = text_reports("dev");
    const std::vector<Json> checked = run_over("gouji check --together 1", reports);
    REQUIRE(checked.size() == reports.size());
    std::size_t expected_count = 0;
    std::string missed_text;
    std::string false_text;
    std::size_t missed = 0;
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < reports.size(); ++i) {
        const Defects found = labelled_defects(checked[i], reports);
        const Defects expected = judged_defects(reports[i].gold);
        const Defects missing = minus(expected, found);
        const Defects extra =
            minus(minus(found, expected), gold_defects(reports[i].gold, "debatable"));
        const std::string name = reports[i].report.filename().string() + ": ";
        if (!missing.empty()) missed_text += name + joined(missing);
        if (!extra.empty()) false_text += name + joined(extra);
        expected_count += expected.size();
        missed += missing.size();
        wrong += extra.size();
    }
    INFO("of " << expected_count << " missed " << missed << ": " << missed_text);
    INFO("false " << wrong << ": " << false_text);
    CHECK(missed * 20 <= expected_count);
    CHECK(wrong * 50 <= expected_count);
}
