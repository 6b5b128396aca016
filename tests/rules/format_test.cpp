#include "rules/format.h"

#include <algorithm>
#include <filesystem>

#include "grammar/print.h"
#include "rules/load.h"
#include "tests/support/golden.h"

using namespace gouji;
using namespace gouji::rules;
using gouji::test::file_text;

namespace {

FormattedFile form_of(const std::string& file, std::optional<Language> keywords = std::nullopt) {
    Sources sources;
    Diagnostics diagnostics;
    const SourceId id = sources.add("rules.yaml", file);
    FormattedFile formatted = format_file(sources, id, keywords, diagnostics);
    for (const Diagnostic& slip : diagnostics.all())
        UNSCOPED_INFO(message(slip, Language::English));
    CHECK_FALSE(diagnostics.has_errors());
    return formatted;
}

std::vector<std::filesystem::path> shipped_files() {
    std::vector<std::filesystem::path> files = {std::filesystem::path(GOUJI_PACK) / "pack.yaml"};
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(GOUJI_PACK) / "rules"))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

// What the rules of a file say, whichever way it is written.
std::vector<std::string> said_in(const std::string& file) {
    Sources sources;
    Diagnostics diagnostics;
    const SourceId head = sources.add("pack.yaml", "pack: p\nversion: 1\nform: f\n");
    const SourceId id = sources.add("rules.yaml", file);
    std::vector<std::string> said;
    for (const Rule& rule : read_pack(sources, head, {id}, diagnostics).rules) {
        for (const Check& check : rule.checks) {
            said.push_back(grammar::print(check.condition.tree, Language::English));
            for (const MessagePart& part : check.message.parts)
                said.push_back(part.hole ? grammar::print(part.hole->tree, Language::English)
                                         : part.text);
        }
        if (rule.when) said.push_back(grammar::print(rule.when->tree, Language::English));
        if (rule.for_each) said.push_back(grammar::print(rule.for_each->tree, Language::English));
    }
    return said;
}

}  // namespace

TEST_CASE("only expressions are rewritten, comments and all else stay byte for byte") {
    const FormattedFile formatted = form_of(
        "# 规则\n"
        "- id:   r          # why\n"
        "  title: 规则\n"
        "  for_each: n  in  1..6\n"
        "  when: 'year>2000'\n"
        "  check: section(n).chars>0 and   not(year=1)   # 说明\n"
        "  message: 第{ n }部分 {{年度}} {year|amount}有误\n");
    CHECK(formatted.text ==
          "# 规则\n"
          "- id:   r          # why\n"
          "  title: 规则\n"
          "  for_each: n in 1..6\n"
          "  when: 'year > 2000'\n"
          "  check: section(n).chars > 0 and not year == 1   # 说明\n"
          "  message: 第{n}部分 {{年度}} {year | amount}有误\n");
    CHECK(formatted.changes == 5);
}

TEST_CASE("a block keeps its lines, and its keywords change language") {
    const FormattedFile formatted = form_of(
        "- id: r\n  title: 规则\n  check: |\n    year > 2000   // 年度\n      and signed_on is "
        "known\n"
        "  message: 年度{year}\n",
        Language::Chinese);
    CHECK(formatted.text ==
          "- id: r\n  title: 规则\n  check: |\n    year > 2000   // 年度\n      且 signed_on 是 "
          "已填\n"
          "  message: 年度{year}\n");
}

TEST_CASE("an expression that YAML would read otherwise is left as it is") {
    const std::string file = "- { id: r, title: t, check: \"agency.name==“甲”\", message: m }\n";
    CHECK(form_of(file, Language::English).text == file);
}

TEST_CASE("a file with a slip is given back as it was") {
    const std::string file = "- id: r\n  title: t\n  check: year>>1\n  message: m\n";
    Sources sources;
    Diagnostics diagnostics;
    const SourceId id = sources.add("rules.yaml", file);
    CHECK(format_file(sources, id, std::nullopt, diagnostics).text == file);
    CHECK(diagnostics.all().size() == 1);
}

TEST_CASE("the shipped pack says the same in both languages, and formatting twice is once") {
    for (const std::filesystem::path& path : shipped_files()) {
        INFO(path);
        const std::string file = file_text(path);
        for (const std::optional<Language> keywords :
             {std::optional<Language>(), std::optional(Language::Chinese),
              std::optional(Language::English)}) {
            const std::string once = form_of(file, keywords).text;
            CHECK(form_of(once, keywords).text == once);
            CHECK(said_in(once) == said_in(file));
            CHECK(std::count(once.begin(), once.end(), '\n') ==
                  std::count(file.begin(), file.end(), '\n'));
        }
        const std::string english = form_of(file, Language::English).text;
        CHECK(form_of(form_of(english, Language::Chinese).text, Language::English).text == english);
    }
}

TEST_CASE("the shipped pack is in its canonical spelling") {
    for (const std::filesystem::path& path : shipped_files()) {
        INFO(path << ": run gouji fmt");
        CHECK(form_of(file_text(path)).changes == 0);
    }
}
