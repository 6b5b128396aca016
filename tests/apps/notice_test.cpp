// `gouji notice` and `gouji check --against` as a shell sees them.

#include <catch2/catch.hpp>

#include "tests/support/contains.h"
#include "tests/support/run.h"
#include "tests/support/temp_file.h"

using namespace gouji::test;

namespace {

const std::string unbalanced = "docs/samples/luting-transport-2023.txt";

std::string notice(const std::string& report, const TempDir& folder, const std::string& options) {
    const Outcome outcome = run("gouji notice " + report + " --out '" + folder.path().string() +
                                "' --date 2024-03-01 " + options);
    CHECK(outcome.exit_code == 0);
    CHECK_FALSE(contains(outcome.errors, "错误"));
    return outcome.output;
}

// The sample with another entry in one of its two wrong columns.
std::string with_entry(const std::string& entry) {
    std::string text = file_text(GOUJI_ROOT "/" + unbalanced);
    const std::size_t row = text.find("四、结转下年度继续办理");
    REQUIRE(row != std::string::npos);
    return text.replace(text.find('1', row), 1, entry);
}

std::string half_corrected() {
    return with_entry("2");
}

}  // namespace

TEST_CASE("a notice has its number, its dates and every figure of its findings") {
    const TempDir folder;
    notice(unbalanced, folder,
           "--format md --number 12 --office "
           "rules/packs/cn-disclosure-annual/notice/office.yaml");
    check_golden(GOUJI_ROOT "/tests/apps/data/notice.md",
                 file_text(folder.path() / "芦汀县交通运输局.md"));
}

TEST_CASE("numbers go up from notice to notice, and sound reports need none") {
    const TempDir folder;
    const std::string told = notice("docs/samples", folder, "--format md --number 3");
    CHECK_FALSE(contains(told, "云汀市教育局"));
    CHECK(contains(file_text(folder.path() / "霁川区市场监督管理局.md"), "〔2024〕3号"));
    CHECK(contains(file_text(folder.path() / "棠坪镇人民政府.md"), "〔2024〕6号"));
}

TEST_CASE("a report that lies there twice is held against its agency once") {
    const TempDir reports, folder;
    const std::string text = file_text(std::string(GOUJI_ROOT "/") + unbalanced);
    write_file(reports.path() / "a.txt", text);
    write_file(reports.path() / "b.txt", text);
    const Outcome outcome = run("gouji notice '" + reports.path().string() + "' --out '" +
                                folder.path().string() + "' --format md --date 2024-03-01");
    CHECK(contains(outcome.output, "芦汀县交通运输局.md  2 处问题"));
    CHECK(contains(outcome.errors, "report-copy"));
}

TEST_CASE("where no notice can be written, nobody is said to need none") {
    const TempFile file("no-folder", "x");
    const Outcome outcome = run("gouji notice docs/samples --out '" + file.path() + "'");
    CHECK(outcome.exit_code == 3);
    CHECK(outcome.output.empty());
    CHECK(contains(outcome.errors, "file-unwritable"));
    CHECK(contains(outcome.errors, "路径中有一段不是目录"));
}

TEST_CASE("where no report is read, nothing is said of the agencies") {
    const TempDir folder;
    const Outcome outcome =
        run("gouji notice no-such-report.txt --out '" + folder.path().string() + "'");
    CHECK(outcome.exit_code == 3);
    CHECK(outcome.output.empty());
    CHECK(contains(outcome.errors, "file-unreadable"));
}

TEST_CASE("a full disk is told once, whatever was to be written to it") {
    const TempDir folder;
    for (const char* agency : {"芦汀县交通运输局", "棠坪镇人民政府", "霁川区市场监督管理局"})
        std::filesystem::create_symlink("/dev/full", folder.path() / (std::string(agency) + ".md"));
    const Outcome outcome =
        run("gouji notice docs/samples --format md --out '" + folder.path().string() + "'");
    CHECK(outcome.exit_code == 3);
    const std::size_t first = outcome.errors.find("file-unwritable");
    REQUIRE(first != std::string::npos);
    CHECK(outcome.errors.find("file-unwritable", first + 1) == std::string::npos);
    CHECK(contains(outcome.errors, "磁盘已满"));
    CHECK_FALSE(contains(outcome.output, ".md"));
}

TEST_CASE("a Word notice has the same bytes each time and in every zone") {
    const TempDir first, second;
    notice(unbalanced, first, "");
    const Outcome elsewhere = run("TZ=AAA-8 gouji notice " + unbalanced + " --out '" +
                                  second.path().string() + "' --date 2024-03-01");
    CHECK(elsewhere.exit_code == 0);
    const std::string bytes = file_text(first.path() / "芦汀县交通运输局.docx");
    CHECK(bytes.starts_with("PK"));
    CHECK(bytes == file_text(second.path() / "芦汀县交通运输局.docx"));
}

TEST_CASE("a Word notice is a Word file that can be read again") {
    const TempDir folder;
    notice(unbalanced, folder, "");
    const Outcome outcome = run("unzip -p '" + (folder.path() / "芦汀县交通运输局.docx").string() +
                                "' word/document.xml");
    if (outcome.exit_code == 127) {
        WARN("skipped: unzip is not installed");
        return;
    }
    CHECK(outcome.exit_code == 0);
    CHECK(contains(outcome.output, "本年新收41件与上年结转3件合计44件"));
    CHECK_FALSE(contains(outcome.output, "{{"));
}

TEST_CASE("the Word template has the measures of GB/T 9704") {
    const std::string unzip = "unzip -p rules/packs/cn-disclosure-annual/notice/notice.docx word/";
    const Outcome document = run(unzip + "document.xml");
    if (document.exit_code == 127) {
        WARN("skipped: unzip is not installed");
        return;
    }
    const auto times = [&](const std::string& text) {
        std::size_t count = 0;
        for (std::size_t at = document.output.find(text); at != std::string::npos;
             at = document.output.find(text, at + 1))
            ++count;
        return count;
    };
    // A4; 37 mm above, 35 below, 28 and 26 beside; 22 lines.
    CHECK(contains(document.output, "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"));
    CHECK(contains(document.output,
                   "w:top=\"2098\" w:right=\"1474\" w:bottom=\"1985\" w:left=\"1587\""));
    CHECK(contains(run(unzip + "styles.xml").output, "w:line=\"579\" w:lineRule=\"exact\""));
    CHECK(contains(document.output, "w:type=\"even\""));
    // The record stands at the foot, also in LibreOffice, which asks for a place on the page.
    CHECK(contains(document.output,
                   "w:vertAnchor=\"margin\" w:horzAnchor=\"page\" w:tblpX=\"1587\" "
                   "w:tblpYSpec=\"bottom\""));
    // The signature has text of the notice above it on its page.
    const std::string demand = document.output.substr(0, document.output.find("（三）按时报送"));
    CHECK(demand.rfind("<w:keepNext/>") > demand.rfind("<w:p>"));
    // The list of problems, six columns of sentences, lies across its own pages; text and slip do
    // not.
    CHECK(times("<w:sectPr>") == 3);
    const std::size_t list = document.output.find("{{#清单}}");
    const std::size_t across = document.output.find(
        "<w:pgSz w:w=\"16838\" w:h=\"11906\" "
        "w:orient=\"landscape\"/>");
    CHECK(document.output.find("<w:sectPr>") < list);
    CHECK(list < across);
    CHECK(across < document.output.find("附件2</w:t>", list));
    // No row is cut by the end of a page, and the time limit stands above the table.
    CHECK(times("<w:tr>") == times("<w:cantSplit/>"));
    CHECK(document.output.find("时限：{{期限}}") < document.output.find("{{#清单}}"));
}

TEST_CASE("a template with a slip ends with 2 and its place") {
    const TempDir folder;
    const std::string file = (folder.path() / "t.md").string();
    write_file(file, "# 通知\n\n{{主送机构}}：\n");
    const Outcome outcome = run("gouji notice " + unbalanced + " --format md --out '" +
                                folder.path().string() + "' --template '" + file + "'");
    CHECK(outcome.exit_code == 2);
    CHECK(contains(outcome.errors, "t.md:3:1"));
    CHECK(contains(outcome.errors, "主送机关"));
}

TEST_CASE("a file that is no Word template ends with 2") {
    const TempDir folder;
    const Outcome outcome = run("gouji notice " + unbalanced + " --out '" + folder.path().string() +
                                "' --template README.md");
    CHECK(outcome.exit_code == 2);
    CHECK(contains(outcome.errors, "template-file"));
}

TEST_CASE("check --against tells what was put right and what is still there") {
    const TempDir folder;
    const std::string later = (folder.path() / "later.txt").string();
    write_file(later, half_corrected());
    const Outcome outcome =
        run("gouji check '" + later + "' --against " + unbalanced + " --fail-on never");
    CHECK(outcome.exit_code == 0);
    const std::size_t fixed = outcome.output.find("已改正  1");
    const std::size_t still = outcome.output.find("仍存在  1");
    CHECK(fixed != std::string::npos);
    CHECK(still != std::string::npos);
    const Outcome json = run("gouji check '" + later + "' --against " + unbalanced +
                             " --fail-on never --format json");
    CHECK(contains(json.output, "\"change\": \"still\""));
    CHECK(contains(json.output, "\"fixed\": ["));
}

TEST_CASE("a second notice names what was not put right") {
    const TempDir folder;
    const std::string later = (folder.path() / "later.txt").string();
    write_file(later, half_corrected());
    notice("'" + later + "'", folder, "--format md --against " + unbalanced);
    const std::string text = file_text(folder.path() / "芦汀县交通运输局.md");
    CHECK(contains(text, "关于再次督促整改"));
    CHECK(contains(text, "前次指出的问题已改正1处，仍有1处没有改正，另新发现1处"));
    CHECK(contains(text, "至今没有改正"));
}

TEST_CASE("a second notice names what can no longer be judged") {
    const TempDir folder;
    const std::string later = (folder.path() / "later.txt").string();
    write_file(later, with_entry(""));
    for (const std::string format : {"md", "html", "docx"})
        notice("'" + later + "'", folder, "--format " + format + " --against " + unbalanced);
    const std::string text = file_text(folder.path() / "芦汀县交通运输局.md");
    CHECK(contains(text, "前次指出的问题仍有1处没有改正，有1处现已无法判断是否改正，另新发现1处"));
    CHECK(contains(text, "不作为已改正"));
    CHECK(contains(text, "| 前次1 | 收到和处理政府信息公开申请情况表“自然人” |"));
}

TEST_CASE("a notice that only asks to verify speaks of nothing to put right") {
    const TempDir folder;
    std::string report = file_text(GOUJI_ROOT "/docs/samples/yunting-education-2023.txt");
    const std::string label = "要求提供公开出版物";
    report.replace(report.find(label), label.size(), "要求提供公开出物");
    const std::string path = (folder.path() / "altered.txt").string();
    write_file(path, report);
    for (const std::string format : {"md", "html"}) {
        notice("'" + path + "'", folder, "--with-warnings --format " + format);
        const std::string text = file_text(folder.path() / ("云汀市教育局." + format));
        CHECK(contains(text, "有关情况核实的通知"));
        CHECK(contains(text, "需要核实的情况清单"));
        CHECK(contains(text, "核实情况回执"));
        CHECK_FALSE(contains(text, "整改"));
    }
}

TEST_CASE("agencies without a notice are counted, and texts to be looked up are told") {
    const TempDir folder;
    const std::string told = notice("docs/samples", folder, "--format md 2>&1");
    CHECK(contains(told, "另有1个机关不需要通知书"));
    CHECK(contains(told, "发文前请核对下列依据的原文："));
    CHECK(contains(told, "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）"));
}

TEST_CASE("an agency's name never leads out of the folder") {
    const TempDir folder;
    const std::string line = (folder.path() / "r.jsonl").string();
    write_file(line,
               "{\"id\":\"x\",\"agency\":\"../../etc/"
               "passwd\",\"year\":2023,\"text\":\"一、总体情况\\n2023年，做好工作。\\n\"}\n");
    run("gouji notice '" + line + "' --format md --out '" + (folder.path() / "out").string() + "'");
    CHECK_FALSE(std::filesystem::exists(folder.path() / "etc"));
    CHECK(std::filesystem::exists(folder.path() / "out" / "etcpasswd.md"));
}
