// `gouji facts`, and the ways in that all commands share.

#include <algorithm>
#include <sstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/apps/samples.h"
#include "tests/support/run.h"
#include "tests/support/temp_file.h"

using namespace gouji::test;
using Json = nlohmann::json;

TEST_CASE("what is no report is named, the rest is still checked, and the end is 3") {
    const TempDir folder;
    const std::string path = folder.path().string();
    write_file(folder.path() / "empty.txt", "");
    write_file(folder.path() / "binary.txt", std::string("\x7f"
                                                         "ELF\0\1\2\3\0\0\0\0",
                                                         12));
    write_file(folder.path() / "broken.txt", "报告\xff\xfe\x81 \x20\xff\xff");
    write_file(folder.path() / "shopping.txt", "牛奶\n面包\n鸡蛋两斤\n");
    const Outcome outcome =
        run("gouji facts '" + path + "'/absent.txt '" + path + "' " + sound + " --format json");
    CHECK(outcome.exit_code == 3);
    for (const char* name :
         {"absent.txt", "empty.txt", "binary.txt", "broken.txt", "shopping.txt"}) {
        INFO(outcome.errors);
        CHECK(contains(outcome.errors, name));
    }
    const Json checked = Json::parse(outcome.output);
    REQUIRE(checked.size() == 1);
    CHECK(checked[0]["document"] == sound);
}

TEST_CASE("an agency of several in brackets is known by its whole name") {
    const std::string name =
        "芦汀县住房和城乡建设局（芦汀县人民防空办公室、芦汀县城市管理行政执法局、芦汀县房屋征收中心"
        "）";
    std::string report = file_text(GOUJI_ROOT "/" + unbalanced);
    const std::string shorter = "芦汀县交通运输局";
    for (std::size_t at = report.find(shorter); at != std::string::npos;
         at = report.find(shorter, at + name.size()))
        report.replace(at, shorter.size(), name);
    const TempFile file("长名.txt", report);
    const Json facts = Json::parse(run("gouji facts '" + file.path() + "' --format json").output);
    CHECK(facts["agency"] == name);
    CHECK(facts["year"] == 2023);
    CHECK(facts["signed_on"] == "2024-01-19");
}

TEST_CASE("a device without end is read to the limit and refused") {
    const Outcome outcome = run("gouji facts /dev/zero");
    CHECK(outcome.exit_code == 3);
    CHECK(contains(outcome.errors, "/dev/zero"));
}

TEST_CASE("a folder without reports is said to have none") {
    const TempDir folder;
    const Outcome outcome = run("gouji facts '" + folder.path().string() + "' --lang en");
    CHECK(outcome.exit_code == 3);
    CHECK(contains(outcome.errors, "folder-without-reports"));
}

TEST_CASE("a report in a format that is not read is told of, in a folder as well") {
    const TempDir folder;
    write_file(folder.path() / "甲局.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old Word");
    write_file(folder.path() / "乙局.ofd", "PK\x03\x04");
    const Outcome outcome = run("gouji facts '" + folder.path().string() + "'");
    CHECK(outcome.exit_code == 3);
    CHECK(contains(outcome.errors, "甲局.doc: 错误[old-word-file]"));
    CHECK(contains(outcome.errors, "乙局.ofd"));
}

TEST_CASE("a pipe in a folder is no report, and nothing waits for it") {
    const TempDir folder;
    write_file(folder.path() / "甲局.txt", file_text(std::string(GOUJI_ROOT "/") + sound));
    const std::string name = folder.path().string();
    const Outcome outcome = run(
        "mkfifo '" + name + "/管道.txt' && timeout 20 gouji facts --format jsonl '" + name + "'");
    CHECK(outcome.exit_code == 0);
    CHECK(contains(outcome.output, "甲局.txt"));
    CHECK(contains(outcome.errors, "如“管道.txt”"));
}

TEST_CASE("a report in GB18030 or with a byte order mark has the facts of the one in UTF-8") {
    const Json expected =
        Json::parse(run("gouji facts " + unbalanced + " --format json").output)["facts"];
    const Outcome chinese =
        run("iconv -f UTF-8 -t GB18030 " + unbalanced + " | gouji facts - --format json");
    CHECK(Json::parse(chinese.output)["facts"] == expected);
    const Outcome marked =
        run("{ printf '\\357\\273\\277'; cat " + unbalanced + "; } | gouji facts - --format json");
    CHECK(Json::parse(marked.output)["facts"] == expected);
}

TEST_CASE("a .jsonl file is as many reports as it has lines, and a bad line is named") {
    const std::string text = file_text(GOUJI_ROOT "/" + sound);
    const TempFile lines("reports.jsonl", Json{{"id", "甲"}, {"text", text}}.dump() +
                                              "\n\nno object\n" +
                                              Json{{"id", 7}, {"text", text}}.dump() + "\n");
    const Outcome outcome = run("gouji facts '" + lines.path() + "' --format jsonl");
    CHECK(outcome.exit_code == 3);
    CHECK(contains(outcome.errors, "json-line"));
    std::istringstream output(outcome.output);
    std::string first;
    std::string second;
    std::getline(output, first);
    std::getline(output, second);
    CHECK(Json::parse(first)["document"] == "甲");
    CHECK(Json::parse(second)["document"] == "7");
}

TEST_CASE(
    "a line of JSON that only looks like a report is none, and a byte order mark is nothing") {
    const std::string good = Json{{"text", file_text(GOUJI_ROOT "/" + sound)}}.dump() + "\n";
    std::string bad;
    for (const std::string& line :
         {std::string(R"({"text":"\ud800"})"), std::string("{\"text\":\"\xFF\"}"),
          std::string(R"({"text":"a",})"), std::string(R"({"text":"a"} b)"),
          std::string(R"({"text":1})"), std::string(R"(["text"])"), std::string(R"({"text":"a)"),
          R"({"text":"a","more":)" + std::string(100'000, '[') + "}"})
        bad += line + "\n";
    const TempFile lines("reports.jsonl", "\xEF\xBB\xBF" + good + bad + good);
    const Outcome outcome = run("gouji facts '" + lines.path() + "' --format jsonl");
    CHECK(std::count(outcome.output.begin(), outcome.output.end(), '\n') == 2);
    for (int line = 2; line <= 9; ++line)
        CHECK(contains(outcome.errors, "第 " + std::to_string(line) + " 行"));
}

TEST_CASE("a folder is read in the order of names") {
    const Json samples = Json::parse(run("gouji facts docs/samples --format json").output);
    std::vector<std::string> names;
    for (const Json& report : samples) names.push_back(report["document"]);
    CHECK(names.size() == 5);
    CHECK(std::is_sorted(names.begin(), names.end()));
}

TEST_CASE("every cell of the sample in the form of 2021 is a fact") {
    const Json facts = Json::parse(run("gouji facts " + unbalanced + " --format json").output);
    CHECK(facts["facts"].size() == 200);
    CHECK(facts["facts"]["requests.received.natural_person"] == 41);
    CHECK(facts["facts"]["disclosed.fees.amount"] == "12.6");
    CHECK(facts["unread"].empty());
    CHECK(facts["agency"] == "芦汀县交通运输局");
    CHECK(facts["agency_kind"] == "department");
    CHECK(facts["period"] == Json({"2023-01-01", "2023-12-31"}));
    CHECK(facts["signed_on"] == "2024-01-19");
}

TEST_CASE("a title that goes on with 关于 below its agency names the agency alone") {
    std::string text = file_text(GOUJI_ROOT "/" + unbalanced);
    text.erase(0, text.find('\n'));
    const std::string place = "芦汀";
    for (std::size_t at; (at = text.find(place)) != std::string::npos;)
        text.erase(at, place.size());
    const TempFile report("报告.txt",
                          "芦汀县交通运输局\n关于2023年度政府信息公开工作年度报告" + text);
    const Json facts = Json::parse(run("gouji facts '" + report.path() + "' --format json").output);
    CHECK(facts["agency"] == "芦汀县交通运输局");
    CHECK(facts["title"] == "芦汀县交通运输局关于2023年度政府信息公开工作年度报告");
}

TEST_CASE("a report is known by its title in each way that agencies word it") {
    std::string text = file_text(GOUJI_ROOT "/" + unbalanced);
    text.erase(0, text.find('\n'));
    for (const char* title : {"关于芦汀县交通运输局2023年政府信息公开工作年度报告",
                              "关于2023年度芦汀县交通运输局政府信息公开工作的年度报告",
                              "《芦汀县交通运输局2023年政府信息公开工作年度报告》",
                              "芦汀县交通运输局二О二三年政府信息公开工作年度报告",
                              "芦汀县交通运输局二0二三年度信息公开工作年度报告",
                              "芦汀县交通运输局2023年政务公开工作年度报告",
                              "芦汀县交通运输局：2023年度政府信息公开工作总结报告"}) {
        INFO(title);
        const TempFile report("报告.txt", std::string(title) + text);
        const Json facts =
            Json::parse(run("gouji facts '" + report.path() + "' --format json").output);
        CHECK(facts["title"] == title);
        CHECK(facts["agency"] == "芦汀县交通运输局");
        CHECK(facts["year"] == 2023);
    }
}

TEST_CASE("a period is stated with points, or within the same year") {
    std::string text = file_text(GOUJI_ROOT "/" + unbalanced);
    const Json expected = {"2023-01-01", "2023-12-31"};
    for (const std::string period :
         {"统计期限为2023.1.1-2023.12.31。", "统计期限自2023年1月1日起至当年12月31日止。"}) {
        INFO(period);
        const TempFile report("报告.txt", "芦汀县交通运输局2023年政府信息公开工作年度报告\n" +
                                              period + "\n" + text.substr(text.find("一、")));
        const Json facts =
            Json::parse(run("gouji facts '" + report.path() + "' --format json").output);
        CHECK(facts["period"] == expected);
    }
}

TEST_CASE("the page of several reports is one page, each report with marks of its own") {
    const Outcome outcome = run("gouji facts " + sound + " " + unbalanced + " --format html");
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.output.starts_with("<!DOCTYPE html>"));
    CHECK(outcome.output.find("<!DOCTYPE", 1) == std::string::npos);
    const std::size_t first = outcome.output.find("class=\"known\" id=\"");
    const std::size_t last = outcome.output.rfind("class=\"known\" id=\"");
    REQUIRE(first != std::string::npos);
    constexpr std::size_t attributes = 18, prefix = 9;
    CHECK(outcome.output.substr(first + attributes, prefix) !=
          outcome.output.substr(last + attributes, prefix));
}

TEST_CASE("facts ends with 2 where its usage is wrong, and says what is wrong") {
    for (const char* command :
         {"gouji facts", "gouji facts x --format yaml", "gouji facts x --nonsense"}) {
        const Outcome outcome = run(command);
        CHECK(outcome.exit_code == 2);
        CHECK(contains(outcome.errors, "gouji facts --help"));
        CHECK(outcome.output.empty());
    }
}

TEST_CASE("an id that is no text, and a line without one, name their documents all the same") {
    const std::string text = file_text(GOUJI_ROOT "/" + sound);
    const TempFile lines("reports.jsonl", Json{{"text", text}}.dump() + "\n");
    const Json reports =
        Json::parse(run("gouji facts '" + lines.path() + "' --format json").output);
    REQUIRE(reports.size() == 1);
    CHECK(reports[0]["document"] == lines.path() + ":1");
}

TEST_CASE("what a line declares stands where the report does not say it") {
    std::string text = file_text(GOUJI_ROOT "/" + sound);
    text.erase(0, text.find("一、总体情况"));
    text.resize(text.rfind("云汀市教育局"));
    const TempFile lines(
        "reports.jsonl",
        Json{{"id", "甲"}, {"agency", "某市某局"}, {"year", 2023}, {"text", text}}.dump() + "\n");
    const Json reports =
        Json::parse(run("gouji facts '" + lines.path() + "' --format json").output);
    REQUIRE(reports.size() == 1);
    CHECK(reports[0]["agency"] == "某市某局");
    CHECK(reports[0]["year"] == 2023);
}
