// `gouji check`, `explain` and `test` as a shell sees them: output, complaints, exit codes.

#include <algorithm>
#include <map>
#include <sstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "facts/width.h"
#include "tests/apps/samples.h"
#include "tests/support/run.h"
#include "tests/support/temp_file.h"

using namespace gouji::test;
using Json = nlohmann::json;

TEST_CASE("check ends with 0 on a sound report and with 1 on one with errors") {
    CHECK(run("gouji check " + sound).exit_code == 0);
    CHECK(run("gouji check " + unbalanced).exit_code == 1);
    CHECK(run("gouji check " + unbalanced + " --fail-on never").exit_code == 0);
}

TEST_CASE("what a rule on trial finds is listed, and no reason to end with 1") {
    const TempDir folder;
    const std::string pack = "'" + folder.path().string() + "'";
    const Outcome outcome =
        run("cp -r rules/packs/cn-disclosure-annual/. " + pack + " && sed -i 's/^- id: requests" +
            ".balance$/&\\n  status: test/' " + pack + "/rules/*.yaml && gouji check " +
            unbalanced + " --fail-on warning --format json --pack " + pack);
    INFO(outcome.errors);
    CHECK(outcome.exit_code == 0);
    const Json findings = Json::parse(outcome.output)["findings"];
    REQUIRE(findings.size() == 2);
    CHECK(findings[0]["status"] == "test");
    CHECK(findings[0]["severity"] == "error");
}

TEST_CASE("wrong usage ends with 2 and says what is wrong") {
    for (const char* command : {"gouji", "gouji chek", "gouji check", "gouji check x --format yaml",
                                "gouji check x --nonsense"}) {
        const Outcome outcome = run(command);
        CHECK(outcome.exit_code == 2);
        CHECK(contains(outcome.errors, "用法有误 wrong usage: "));
        CHECK(contains(outcome.errors, "--help"));
        CHECK(outcome.output.empty());
    }
}

TEST_CASE("wrong usage is told in both languages, with what was probably meant") {
    const std::vector<std::pair<std::string, std::string>> told = {
        {"gouji", "没有写命令 no command is given\n见 see: gouji --help"},
        {"gouji chek x", "没有这个命令 no such command: chek；您是否想写 did you mean: check"},
        {"gouji --lang en chek", "选项写在命令后面 options stand behind the command: --lang"},
        {"gouji --lang en check x", "选项写在命令后面 options stand behind the command: --lang"},
        {"gouji check", "缺少必须写的内容 something is missing: PATH"},
        {"gouji check --formt json x",
         "没有这个选项 no such option: --formt；您是否想写 did you mean: --format\n"
         "见 see: gouji check --help"},
        {"gouji check x --format xml", "选项的值不对 no such value: --format: xml"},
        {"gouji check x --pack", "选项的值个数不对 a value too few or too many: --pack"},
        {"gouji check x --resume", "缺少与之同用的选项 another option is needed: --resume"},
        {"gouji test a b", "多余的内容 not expected: b"}};
    for (const auto& [command, words] : told) {
        INFO(command);
        CHECK(contains(run(command).errors, words));
    }
}

TEST_CASE("a pack that is not there or does not load ends with 2") {
    CHECK(run("gouji check " + sound + " --pack no-such-folder").exit_code == 2);
    const TempFile broken("pack.yaml", "pack: [\n");
    const Outcome outcome = run("gouji check " + sound + " --pack '" + broken.folder() + "'");
    CHECK(outcome.exit_code == 2);
    CHECK(contains(outcome.errors, "pack.yaml"));
}

TEST_CASE("every command has help that ends with 0") {
    for (const char* command : {"", "facts", "check", "score", "notice", "eval", "explain", "test",
                                "lint", "fmt", "pack"}) {
        const Outcome outcome = run(std::string("gouji ") + command + " --help");
        CHECK(outcome.exit_code == 0);
        CHECK(contains(outcome.output, "gouji"));
        CHECK(contains(outcome.output, "Examples"));
    }
}

TEST_CASE("an input that could not be read outranks findings") {
    CHECK(run("gouji check absent.txt " + unbalanced).exit_code == 3);
}

TEST_CASE("a report on standard input gives the findings of the file") {
    const Json from_file = Json::parse(run("gouji check " + unbalanced + " --format json").output);
    Json from_input = Json::parse(run("gouji check - --format json < " + unbalanced).output);
    CHECK(from_input["document"] == "-");
    from_input["document"] = from_file["document"];
    CHECK(from_input == from_file);
}

TEST_CASE("JSON is one object for one file and an array for several, in the order named") {
    CHECK(Json::parse(run("gouji check " + sound + " --format json").output).is_object());
    const Json several =
        Json::parse(run("gouji check " + unbalanced + " " + sound + " --format json").output);
    REQUIRE(several.size() == 2);
    CHECK(several[0]["document"] == unbalanced);
    CHECK(several[1]["document"] == sound);
}

TEST_CASE("the same input gives the same bytes, whatever the number of jobs") {
    for (const char* command : {"check docs/samples no-such-file docs/samples --format jsonl",
                                "facts docs/samples no-such-file docs/samples"}) {
        const std::string line = std::string("gouji ") + command;
        const Outcome one = run(line + " --jobs 1");
        const Outcome several = run(line + " --jobs 5");
        CHECK_FALSE(one.output.empty());
        CHECK(one.output == several.output);
        CHECK(contains(one.errors, "no-such-file"));
        CHECK(one.errors == several.errors);
        CHECK(one.exit_code == 3);
    }
    CHECK(run("gouji check " + sound + " --jobs 0").exit_code == 2);
}

TEST_CASE("the samples have the defects that docs/README.md tells of, and no others") {
    const std::map<std::string, std::vector<std::string>> expected = {
        {"docs/samples/jichuan-market-2024.md",
         {"cell.missing[disputes.litigation_after_review.pending]", "date.late[]",
          "label.altered[requests.not_processed.publication]",
          "sum.requests.concluded[natural_person]", "sum.requests.concluded[total]"}},
        {"docs/samples/lushui-county-2020.txt",
         {"date.missing[]", "period.mismatch[]", "sum.requests.concluded[total]",
          "sum.requests.total[granted]"}},
        {"docs/samples/luting-transport-2023.txt",
         {"balance.requests[natural_person]", "balance.requests[total]"}},
        {"docs/samples/tangping-town-2023.txt",
         {"cell.invalid[requests.carried_in.natural_person]", "fee_statement.missing[]",
          "outdated.reference[]", "sum.disputes.total[review]"}},
        {"docs/samples/yunting-education-2023.txt", {}},
    };
    const Json reports = Json::parse(run("gouji check docs/samples --format json").output);
    REQUIRE(reports.size() == expected.size());
    for (const Json& report : reports) {
        std::vector<std::string> found;
        for (const Json& finding : report["findings"])
            found.push_back(finding["defect"].get<std::string>() + "[" +
                            finding["place"].get<std::string>() + "]");
        std::sort(found.begin(), found.end());
        INFO(report["document"]);
        CHECK(found == expected.at(report["document"]));
    }
}

TEST_CASE("a finding shows where each of its numbers stands") {
    const Json checked = Json::parse(run("gouji check " + unbalanced + " --format json").output);
    const Json& finding = checked["findings"][0];
    CHECK(finding["defect"] == "balance.requests");
    CHECK(finding["place"] == "natural_person");
    REQUIRE(finding["evidence"].size() == 4);
    for (const Json& evidence : finding["evidence"]) {
        CHECK(evidence["line"].is_number());
        CHECK(evidence["value"].is_number());
    }
    CHECK(finding["proof"]["op"] == "==");
}

TEST_CASE("what blocks a rule is named, and a verdict is never left out") {
    const Json checked = Json::parse(
        run("gouji check tests/golden/blank-cell-blocks-its-sums/report.txt --format json").output);
    CHECK(checked["verdicts"]["undecided"].get<std::size_t>() == checked["undecided"].size());
    CHECK(checked["verdicts"]["fail"].get<std::size_t>() == checked["findings"].size());
    CHECK_FALSE(checked["undecided"].empty());
    for (const Json& undecided : checked["undecided"])
        CHECK(undecided["blocked_by"] == Json({"requests.received.natural_person"}));
}

TEST_CASE("there is colour only where it is asked for") {
    CHECK_FALSE(contains(run("gouji check " + unbalanced).output, "\x1b["));
    CHECK(contains(run("gouji check " + unbalanced + " --color always").output, "\x1b["));
}

TEST_CASE("every command that is told how many reports to read at a time reads as many") {
    // It has made its threads when it waits for the pipe, whose other end stays open until then.
    const std::string count =
        "pid=$!; for i in $(seq 300); do threads=$(grep -c . /proc/$pid/task/*/comm | grep -c :); "
        "[ $threads -ge 8 ] && break; sleep 0.1; done; echo $threads";
    for (const char* command : {"facts", "check", "score", "notice --out notices"}) {
        const TempDir folder;
        INFO(command);
        const Outcome outcome =
            run_in(folder.path().string(), "mkfifo pipe; gouji " + std::string(command) +
                                               " --jobs 7 pipe >/dev/null 2>&1 & " + count +
                                               "; exec 3>pipe; exec 3>&-; wait");
        CHECK(outcome.output == "8\n");
    }
}

TEST_CASE("English is spoken where it is asked for") {
    CHECK(contains(run("gouji check " + unbalanced + " --lang en").output, "places checked"));
    CHECK(contains(run("gouji check absent.txt --lang en").errors, "cannot read `absent.txt`"));
    CHECK(contains(run("gouji check absent.txt").errors, "无法读取“absent.txt”"));
}

TEST_CASE("output that cannot be written is not taken for a result") {
    const Outcome outcome = run("gouji check " + sound + " > /dev/full");
    CHECK(outcome.exit_code == 3);
    CHECK(contains(outcome.errors, "output-failed"));
}

TEST_CASE("a decision that no finding answers to is told") {
    const TempFile review("review.yaml",
                          "waivers:\n"
                          "  - { rule: requests.balance, reason: 已说明, granted_by: 甲, until: "
                          "2024-12-31 }\n");
    const Outcome outcome =
        run("gouji check " + sound + " --today 2024-06-30 --review '" + review.path() + "'");
    INFO(outcome.errors);
    CHECK(contains(outcome.errors, "decision-unused"));
}

TEST_CASE("a folder in the place of a report is said to be unreadable") {
    const Outcome outcome = run("gouji eval year docs/samples --lang en");
    CHECK(outcome.exit_code == 3);
    CHECK(contains(outcome.errors, "file-unreadable"));
}

TEST_CASE("no command takes output that cannot be written for a result") {
    for (const char* command :
         {"explain requests.balance", "pack", "lint", "test", "score ", "eval year "}) {
        const std::string text = command;
        const std::string line = "gouji " + text + (text.ends_with(' ') ? sound : "");
        CHECK(run(line + " >/dev/full").exit_code == 3);
    }
}

TEST_CASE("a run over several reports ends with a summary, for people only") {
    const Outcome several = run("gouji check docs/samples no-such-file --lang en");
    CHECK(contains(several.output,
                   "\nSummary\n  6 reports: 4 with findings, 1 without, 1 could not be read.\n"));
    CHECK_FALSE(contains(run("gouji check --lang en " + sound).output, "Summary"));
    CHECK_FALSE(contains(run("gouji check --lang en docs/samples --format csv").output, "Summary"));
}

TEST_CASE("a summary is told where it is asked for, on standard error alone") {
    const std::string command = "gouji check docs/samples no-such-file --lang en --format jsonl";
    const Outcome outcome = run(command + " --summary");
    CHECK(outcome.output == run(command).output);
    CHECK(contains(outcome.errors, "6 reports: 4 with findings, 1 without, 1 could not be read."));
    CHECK(contains(outcome.errors, "balance.requests"));
    CHECK(contains(outcome.errors, "6 reports, 1 could not be read, in "));
    CHECK(contains(outcome.errors, " ms  docs/samples/"));
    CHECK(contains(run("gouji facts docs/samples --lang en --summary").errors,
                   "5 reports, 0 could not be read, in "));
}

TEST_CASE("progress and time left are told on a terminal, and nowhere else") {
    // ctest reads this sentence and counts the test as skipped.
    if (run("script -qec true /dev/null").exit_code != 0) {
        WARN("skipped: no terminal can be opened here");
        return;
    }
    const TempDir folder;
    const std::string list = (folder.path() / "many.jsonl").string();
    std::string lines;
    for (int i = 0; i < 1600; ++i)
        lines += Json{{"id", i}, {"text", file_text(GOUJI_ROOT "/" + sound)}}.dump() + "\n";
    write_file(list, lines);
    const std::string command = "gouji check '" + list + "' --lang en --format jsonl";
    const std::string quoted = "\"" + command + " --together 10 2>&1 >/dev/null\"";
    const std::string shown = run("script -qec " + quoted + " /dev/null").output;
    CHECK(contains(shown, " a second"));
    CHECK(contains(shown, " s left"));
    CHECK(contains(shown, "1600 reports, 0 could not be read"));
    CHECK_FALSE(contains(run(command + " >/dev/null").errors, " a second"));
}

TEST_CASE("what is quoted fits the terminal; elsewhere it is always the same") {
    const std::string command = "gouji check docs/samples/tangping-town-2023.txt --fail-on never";
    CHECK(run("COLUMNS=60 " + command).output == run(command).output);
    // ctest reads this sentence and counts the test as skipped.
    if (run("script -qec true /dev/null").exit_code != 0) {
        WARN("skipped: no terminal can be opened here");
        return;
    }
    const auto widest_quote = [&](const std::string& set_up) {
        const std::string shown =
            run("script -qec \"" + set_up + command + " --color never\" /dev/null").output;
        std::size_t widest = 0;
        std::istringstream lines(shown);
        for (std::string line; std::getline(lines, line);) {
            if (!line.empty() && line.back() == '\r') line.pop_back();
            if (contains(line, " | ")) widest = std::max(widest, gouji::display_width(line));
        }
        return widest;
    };
    const std::size_t usual = widest_quote("stty cols 160; ");
    CHECK(usual > 88);
    CHECK(usual <= 160);
    CHECK(widest_quote("stty cols 60; ") <= 60);
    CHECK(widest_quote("stty cols 160; export COLUMNS=60; ") <= 60);
}

TEST_CASE("a run that is interrupted ends what it began and says so") {
    const std::string line = R"({"id": "first", "text": "2023年政府信息公开工作年度报告"})";
    const Outcome outcome = run("(echo '" + line + "'; echo '" + line +
                                "'; sleep 6) | timeout --preserve-status -s INT 4 gouji check - "
                                "--format json --lang en; echo \"exit $?\" >&2");
    const Json array = Json::parse(outcome.output, nullptr, false);
    REQUIRE(array.is_array());
    CHECK(array.size() == 2);
    CHECK(contains(outcome.errors, "interrupted"));
    CHECK(contains(outcome.errors, "exit 3"));
}

TEST_CASE("a reader that goes away ends the run with a message") {
    const Outcome outcome =
        run("(gouji check docs/samples docs/samples docs/samples docs/samples --format jsonl "
            "--lang en; echo \"exit $?\" >&2) | true");
    CHECK(contains(outcome.errors, "output-failed"));
    CHECK(contains(outcome.errors, "exit 3"));
}

TEST_CASE("explain proves a finding by its id") {
    const Json checked = Json::parse(run("gouji check " + unbalanced + " --format json").output);
    const std::string id = checked["findings"][0]["id"];
    const Outcome outcome = run("gouji explain " + id + " " + unbalanced);
    CHECK(outcome.exit_code == 0);
    CHECK(run("gouji explain " + id.substr(0, 8) + " " + unbalanced).output == outcome.output);
    CHECK(contains(outcome.output, "requests.received.natural_person"));
    CHECK(contains(outcome.output, "41 + 3 = 44 ≠ 43 = 42 + 1"));
}

TEST_CASE("explain tells of rules and diagnostics, and of nothing else") {
    CHECK(contains(run("gouji explain requests.balance").output,
                   "received + carried_in = concluded + carried_out"));
    CHECK(contains(run("gouji explain file-unreadable").output, "file-unreadable"));
    CHECK(run("gouji explain no-such-thing").exit_code == 2);
    CHECK(run("gouji explain ffffffff " + unbalanced).exit_code == 2);
}
TEST_CASE("the tests that the shipped rules carry hold") {
    const Outcome outcome = run("gouji test");
    INFO(outcome.output);
    CHECK(outcome.exit_code == 0);
}

TEST_CASE("a review is laid beside the findings: what is waived fails nothing until it runs out") {
    const std::string today = " --today 2024-06-30";
    const TempFile review("review.yaml",
                          "waivers:\n"
                          "  - { rule: requests.balance, reason: 已说明, granted_by: 甲, until: "
                          "2024-12-31 }\n"
                          "  - { rule: requests.row_total, reason: 已说明, granted_by: 甲, until: "
                          "2024-12-31 }\n");
    const std::string command =
        "gouji check " + unbalanced + " --format json --review '" + review.path() + "'";
    const Outcome outcome = run(command + today);
    CHECK(outcome.exit_code == 0);
    const Json findings = Json::parse(outcome.output)["findings"];
    REQUIRE(findings.size() == 2);
    for (const Json& finding : findings) {
        CHECK(finding["rule"] == "requests.balance");
        CHECK(finding["waived"]["by"] == "甲");
        CHECK(finding["waived"]["until"] == "2024-12-31");
    }
    const Outcome late = run(command + " --today 2025-01-01");
    CHECK(contains(late.errors, "waiver-expired"));
    CHECK(late.exit_code == 1);
}
