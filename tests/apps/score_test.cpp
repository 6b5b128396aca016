// `gouji score` as a shell sees it.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/contains.h"
#include "tests/support/run.h"

using namespace gouji::test;
using Json = nlohmann::json;

namespace {

bool has_program(const std::string& name) {
    return run("command -v " + name).exit_code == 0;
}

// "12.5" in thousandths, which is as fine as a rubric goes.
long thousandths(const std::string& points) {
    const std::size_t dot = points.find('.');
    std::string digits = points.substr(0, dot);
    std::string rest = dot == std::string::npos ? "" : points.substr(dot + 1);
    rest.resize(3, '0');
    return std::stol(digits + rest);
}

// Each leaf has lost what its lines say.
void check_lines(const Json& indicator) {
    if (indicator.contains("indicators")) {
        for (const Json& each : indicator["indicators"]) check_lines(each);
        return;
    }
    const bool is_judged =
        indicator["assessment"] == "assessed" || indicator["assessment"] == "nothing_to_assess";
    if (!is_judged) return;
    long left = thousandths(indicator["points"]);
    for (const Json& deduction : indicator["deductions"]) left -= thousandths(deduction["points"]);
    INFO(indicator.dump());
    CHECK(left == thousandths(indicator["score"]));
}

}  // namespace

// Each score was reckoned by hand from the findings of `gouji check` and the weights of the rules:
// 霁川 100 − 逾期公布10 − 表样文字有改动1 − 空白2 − 合计5 − 合计5 = 77; 芦汀 100 − 两列各5 = 90;
// 棠坪 100 − 数值填写不规范2 − 合计5 − 未报告信息处理费5 − 失效文件2 = 86; and so on, as the card
// shows.
TEST_CASE("the scores of the samples are those of a hand computation") {
    const Outcome outcome = run("gouji score docs/samples");
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.errors.empty());
    check_golden(GOUJI_ROOT "/tests/apps/data/scores.txt", outcome.output);
}

TEST_CASE("every card of every rubric can be computed again from its lines") {
    const std::string folder = "rules/packs/cn-disclosure-annual/";
    for (const std::string rubric :
         {"scoring.yaml", "scoring/licheng-2020.yaml", "scoring/rank-and-threshold.yaml",
          "scoring/ten-indicators.yaml", "scoring/yueyang-2017.yaml"}) {
        const Outcome outcome =
            run("gouji score docs/samples --format json --rubric " + folder + rubric);
        REQUIRE(outcome.exit_code == 0);
        const Json agencies = Json::parse(outcome.output)["agencies"];
        CHECK(agencies.size() == 5);
        for (const Json& agency : agencies) {
            INFO(rubric << " " << agency["agency"]);
            for (const Json& indicator : agency["indicators"]) check_lines(indicator);
        }
    }
}

TEST_CASE("scores are strings of decimals in JSON, numbers in CSV") {
    const std::string report = "docs/samples/luting-transport-2023.txt";
    CHECK(contains(run("gouji score " + report + " --format json").output, "\"score\": \"90.0\""));
    CHECK(contains(run("gouji score " + report + " --format csv").output,
                   "1,芦汀县交通运输局,2023,,90.0,优秀,2,"));
}

TEST_CASE("a rubric that does not hold ends with 2 and its place") {
    const TempDir folder;
    const std::string file = (folder.path() / "r.yaml").string();
    write_file(file,
               "rubric: 试\nindicators: [{ id: a, title: 甲, points: 9, deduct: [{ group: "
               "datta, points: 1 }] }]\ngrades: [{ grade: 好 }]\n");
    const Outcome outcome = run("gouji score docs/samples --rubric '" + file + "'");
    CHECK(outcome.exit_code == 2);
    CHECK(contains(outcome.errors, "r.yaml:2:"));
    CHECK(contains(outcome.errors, "selects-nothing"));
}

TEST_CASE("a group of agencies of a kind that the form does not know ends with 2") {
    const TempDir folder;
    const std::string file = (folder.path() / "r.yaml").string();
    write_file(file,
               "rubric: 试\nindicators: [{ id: a, title: 甲, points: 9, deduct: [{ group: data, "
               "points: 1 }] }]\ngrades: [{ grade: 好 }]\n"
               "groups:\n  - { id: g, title: 部门, kind: 部门 }\n");
    const Outcome outcome = run("gouji score docs/samples --rubric '" + file + "'");
    CHECK(outcome.exit_code == 2);
    CHECK(contains(outcome.errors, "r.yaml:5:31"));
    CHECK(contains(outcome.errors, "可以是：township, government, department"));
}

TEST_CASE("the page of scores stands by itself and shows nothing of a report as markup") {
    const TempDir folder;
    const std::string page = (folder.path() / "s.html").string();
    CHECK(run("gouji score docs/samples --format html --out '" + page + "'").exit_code == 0);
    const std::string text = file_text(page);
    CHECK(contains(text, "<svg"));
    CHECK_FALSE(contains(text, "<script"));
    CHECK_FALSE(contains(text, "http"));
}

TEST_CASE("a card on the page of scores is not cut by the end of a sheet of paper") {
    const std::string page = run("gouji score docs/samples --format html").output;
    CHECK(contains(page, ".card { break-inside: avoid; }"));
    CHECK(contains(page, "<section class=\"card\">"));
}

TEST_CASE("the workbook has the same bytes each time") {
    const Outcome first = run("gouji score docs/samples --format xlsx");
    CHECK(first.exit_code == 0);
    CHECK(first.output.starts_with("PK"));
    CHECK(first.output == run("TZ=AAA-8 gouji score docs/samples --format xlsx").output);
}

TEST_CASE("the workbook opens in LibreOffice with the values of the ranking") {
    if (!has_program("soffice")) {
        WARN("skipped: soffice is not installed");
        return;
    }
    const TempDir folder;
    const std::string path = folder.path().string();
    const Outcome outcome =
        run("gouji score docs/samples --format xlsx --out '" + path + "/s.xlsx' && cd '" + path +
            "' && soffice -env:UserInstallation=file://" + path +
            "/profile --headless --convert-to csv:'Text - txt - csv (StarCalc)':44,34,76 s.xlsx");
    const std::string table = file_text(folder.path() / "s.csv");
    if (table.empty()) {
        WARN("skipped: this LibreOffice has no spreadsheet");
        return;
    }
    CHECK(contains(table, "2,芦汀县交通运输局,2023,,90.0,优秀,2,15,25,10,25,15"));
    CHECK(contains(table, "1,霁川区市场监督管理局,2024,,77.0,合格,5,5,25,9,23,15"));
}

TEST_CASE("a file of scores that cannot be written is named") {
    const Outcome outcome =
        run("gouji score docs/samples --format csv --out /no-such-folder/s.csv");
    CHECK(outcome.exit_code == 3);
    CHECK(contains(outcome.errors, "file-unwritable"));
    CHECK(contains(outcome.errors, "无法写入“/no-such-folder/s.csv”：没有这个目录"));
}

TEST_CASE("a workbook that finds no room is told in our words alone") {
    const TempDir folder;
    const std::string path = (folder.path() / "s.xlsx").string();
    std::filesystem::create_symlink("/dev/full", path);
    const Outcome outcome =
        run("gouji score docs/samples --lang en --format xlsx --out '" + path + "'");
    CHECK(outcome.exit_code == 3);
    CHECK(outcome.errors ==
          "error[file-unwritable]: cannot write `" + path + "`: the disk is full\n");
}
