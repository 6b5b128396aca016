// Reports that came in an archive, as a shell sees them.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/apps/samples.h"
#include "tests/support/docx.h"
#include "tests/support/run.h"
#include "tests/support/temp_file.h"

using namespace gouji::test;
using gouji::tests::docx;
using gouji::tests::word_paragraph;
using gouji::tests::zipped;
using Json = nlohmann::json;

namespace {

std::string text_of(const std::string& sample) {
    return file_text(std::string(GOUJI_ROOT) + "/" + sample);
}

std::string line_of(const std::string& sample) {
    return Json{{"id", sample}, {"text", text_of(sample)}}.dump() + "\n";
}

std::vector<std::string> documents_of(const Outcome& outcome) {
    std::vector<std::string> names;
    for (const Json& each : Json::parse(outcome.output)) names.push_back(each["document"]);
    return names;
}

}  // namespace

TEST_CASE("an archive has the findings of the folder that was packed into it") {
    const std::map<std::string, std::string> files = {{"县/乙局.txt", text_of(unbalanced)},
                                                      {"县/甲局.txt", text_of(sound)}};
    const TempFile archive("报告.zip", zipped(files));
    const TempDir folder;
    std::filesystem::create_directory(folder.path() / "县");
    for (const auto& [name, text] : files) write_file(folder.path() / name, text);
    const Json packed =
        Json::parse(run("gouji check '" + archive.path() + "' --format json").output);
    Json unpacked =
        Json::parse(run("gouji check '" + folder.path().string() + "' --format json").output);
    REQUIRE(packed.size() == 2);
    CHECK(packed[0]["document"] == archive.path() + "/县/乙局.txt");
    for (std::size_t i = 0; i < 2; ++i) unpacked[i]["document"] = packed[i]["document"];
    CHECK(packed == unpacked);
}

TEST_CASE("archives are read by every command, from a file, a folder and standard input") {
    const TempFile archive("a.zip", zipped({{"甲局.txt", text_of(sound)}}));
    for (const std::string& path : {"'" + archive.path() + "'", "'" + archive.folder() + "'",
                                    "- < '" + archive.path() + "'"}) {
        const Outcome facts = run("gouji facts --format json " + path);
        INFO(facts.errors);
        CHECK(facts.exit_code == 0);
        CHECK(contains(facts.output, "甲局.txt"));
        CHECK(run("gouji check " + path).exit_code == 0);
        CHECK(contains(run("gouji score --format json " + path).output, "甲局.txt"));
        const TempDir out;
        CHECK(run("gouji notice --out '" + out.path().string() + "' " + path).exit_code == 0);
    }
}

TEST_CASE("a Word file is a report under any name, and a list of reports may lie in an archive") {
    const std::string word = docx(word_paragraph("某市某局2023年政府信息公开工作年度报告"));
    const TempFile renamed("报告.zip", word);
    CHECK(
        Json::parse(run("gouji facts '" + renamed.path() + "' --format json").output).is_object());
    const TempFile archive(
        "a.bin", zipped({{"1.docx", word}, {"2.jsonl", line_of(sound) + line_of(unbalanced)}}));
    const Outcome outcome = run("gouji facts '" + archive.path() + "' --format json");
    CHECK(documents_of(outcome) ==
          std::vector<std::string>{archive.path() + "/1.docx", sound, unbalanced});
}

TEST_CASE("what an archive holds beside reports is told, and the reports are still read") {
    const TempFile archive("a.zip", zipped({{"甲局.txt", text_of(sound)},
                                            {"更多.zip", zipped({{"a.txt", "x"}})},
                                            {"更多.rar", "Rar!"},
                                            {"名单.xlsx", "x"},
                                            {"__MACOSX/._甲局.txt", "x"}}));
    const Outcome outcome = run("gouji check --lang en --format jsonl '" + archive.path() + "'");
    CHECK(outcome.exit_code == 3);
    CHECK(contains(outcome.output, "甲局.txt"));
    CHECK(contains(outcome.errors, "更多.zip` is an archive inside an archive"));
    CHECK(contains(outcome.errors, "更多.rar` is an archive inside an archive"));
    CHECK(contains(outcome.errors, "are not reports by their names: 1, such as `"));
    CHECK_FALSE(contains(outcome.errors, "MACOSX"));
}

TEST_CASE("a damaged archive and one without reports are named") {
    const TempFile damaged("a.zip", "PK\x03\x04 and nothing more");
    CHECK(contains(run("gouji check '" + damaged.path() + "'").errors, "archive-damaged"));
    const TempFile none("b.zip", zipped({{"名单.xlsx", "x"}}));
    CHECK(contains(run("gouji check '" + none.path() + "'").errors, "folder-without-reports"));
}

TEST_CASE("a pattern that no shell resolved stands for the files it matches, in order") {
    const Outcome outcome = run("gouji facts 'docs/samples/*.txt' --format json");
    const std::vector<std::string> names = documents_of(outcome);
    CHECK(names.size() == 4);
    CHECK(std::is_sorted(names.begin(), names.end()));
    CHECK(run("gouji facts 'docs/samples/*.none'").exit_code == 3);
}

TEST_CASE("lines of reports on standard input are read by every command alike") {
    const TempFile lines("r.jsonl", line_of(sound) + line_of(unbalanced));
    const std::string input = " - < '" + lines.path() + "'";
    CHECK(documents_of(run("gouji check --format json" + input)).size() == 2);
    CHECK(documents_of(run("gouji facts --format json" + input)).size() == 2);
    CHECK(Json::parse(run("gouji score --format json" + input).output)["agencies"].size() == 2);
    const TempDir out;
    const Outcome notice = run("gouji notice --out '" + out.path().string() + "'" + input);
    CHECK(notice.exit_code == 0);
    CHECK(std::distance(std::filesystem::directory_iterator(out.path()), {}) == 1);
}
