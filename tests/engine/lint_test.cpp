#include "engine/lint.h"

#include <algorithm>
#include <set>

#include "facts/code.h"
#include "facts/render.h"
#include "tests/engine/library_report.h"
#include "tests/engine/slips.h"
#include "tests/support/golden.h"

using namespace gouji;
using namespace gouji::engine;
using namespace gouji::test;

namespace {

const std::string data = GOUJI_ROOT "/tests/engine/data/";

// A mention and a parameter that no rule uses, for the doubts about them.
constexpr const char* unused_names = R"(params:
  limit:
    2010-01-01: 10
mentions:
  stated.lent:
    title: 借出册数
    in: section(2)
    patterns: ["借出{n:count}册"]
    speaks_of: loans.lent.total
)";

// A rule file with one doubt of the code that its first line names.
struct Doubt {
    std::string code;
    std::string word;
    std::string rules;

    explicit Doubt(const std::string& block)
        : code(block.substr(0, block.find('\n'))), rules(block.substr(block.find('\n') + 1)) {
        word = take_marked_word(rules);
    }
    std::string head() const {
        return code == "unused-mention" || code == "unused-parameter" ? unused_names : "";
    }
};

std::vector<Diagnostic> doubts_of(const LibraryPack& library) {
    Diagnostics diagnostics = library.diagnostics;
    const Program program = compile(library.pack, tests::library_form(), diagnostics);
    for (const Diagnostic& slip : diagnostics.all())
        UNSCOPED_INFO(message(slip, Language::English));
    REQUIRE_FALSE(diagnostics.has_errors());
    Diagnostics doubts;
    lint(program, library.sources, doubts);
    return doubts.all();
}

std::vector<std::string> codes_of(const LibraryPack& library) {
    std::vector<std::string> codes;
    for (const Diagnostic& doubt : doubts_of(library)) codes.emplace_back(name_of(doubt.code));
    return codes;
}

}  // namespace

TEST_CASE("every doubt is told once, at its word, in both languages") {
    std::string told;
    for (const std::string& block : blocks_of(file_text(data + "doubts.txt"))) {
        const Doubt doubt(block);
        INFO(block);
        const LibraryPack library(doubt.rules, doubt.head());
        std::vector<Diagnostic> found = doubts_of(library);
        std::erase_if(found,
                      [&](const Diagnostic& each) { return name_of(each.code) != doubt.code; });
        REQUIRE(found.size() == 1);
        if (!doubt.word.empty()) {
            const Place place = found[0].labels.at(0).place;
            CHECK(library.sources[place.source].slice(place.span) == doubt.word);
        }
        for (const Language language : {Language::Chinese, Language::English})
            told += render(found[0], library.sources, language, {});
        told += "\n";
    }
    check_golden(data + "doubts_told.txt", told);
}

TEST_CASE("every code of a doubt is told by an example") {
    // What only reports can show has cases with the command.
    std::set<std::string> told{"always-fires", "never-fires", "cascade-without-assumes"};
    for (const std::string& block : blocks_of(file_text(data + "doubts.txt")))
        told.insert(Doubt(block).code);
    const auto first = static_cast<std::size_t>(Code::AlwaysFalse);
    const auto last = static_cast<std::size_t>(Code::UnusedTable);
    for (std::size_t code = first; code <= last; ++code) {
        const std::string name(name_of(static_cast<Code>(code)));
        INFO(name);
        CHECK(told.count(name) == 1);
    }
}

TEST_CASE("a rule with a basis, its numbers in the message and tests of every branch is clean") {
    const LibraryPack library(R"(- id: r
  title: 规则
  basis: 《图书馆条例》
  table: loans
  when: lent > 0
  check: lent == summed + open
  message: 借出{lent}册，去向合计{summed + open}册
  tests:
    - { given: { loans.lent.total: 1 }, expect: { fail: [total] } }
    - { given: { loans.lent.total: 1, loans.open.total: 1 }, expect: { pass: [total] } }
    - { given: { loans.lent.total: missing }, expect: { undecided: [total] } }
)");
    CHECK(codes_of(library).empty());
}

TEST_CASE("a constant is used by a definition, and under its Chinese name") {
    const auto codes = [](const std::string& pack, const std::string& check) {
        std::vector<std::string> found =
            codes_of(LibraryPack("- id: r\n  title: 规则\n  basis: 《图书馆条例》\n"
                                 "  check: " +
                                     check + "\n  message: 年度{year}\n",
                                 pack));
        std::erase(found, "untested");
        return found;
    };
    const std::string limit = "params:\n  limit: \"7\"\n";
    CHECK(codes(limit, "year > 2000") == std::vector<std::string>{"unused-parameter"});
    CHECK(codes(limit + "define:\n  above(x): x > params.limit\n", "above(year)").empty());
    CHECK(codes(limit, "year > 参数.limit").empty());
}

TEST_CASE("rules for different agencies, or of different weight, may say the same and more") {
    const std::string rule = "  title: 规则\n  severity: warning\n  message: 年度{year}\n";
    const auto about_two = [&](const std::string& first, const std::string& second) {
        std::vector<std::string> codes = codes_of(
            LibraryPack("- id: first\n" + rule + first + "- id: second\n" + rule + second));
        std::erase(codes, "untested");
        return codes;
    };
    CHECK(about_two("  check: year > 2000\n", "  check: year > 2000\n") ==
          std::vector<std::string>{"duplicate-check"});
    CHECK(about_two("  check: year > 2000\n  effective: { to_year: 2015 }\n",
                    "  check: year > 2000\n  effective: { from_year: 2016 }\n")
              .empty());
    CHECK(about_two("  check: year > 2000\n", "  check: year > 2010\n").empty());
}

TEST_CASE("a condition that a report can meet and miss is not doubted") {
    for (const char* check :
         {"lent == summed", "lent > 0 and open > 0", "lent is known or open is known",
          "0 <= lent <= open", "lent - open <= 3", "not (lent == 0 and open > 0)",
          "lent > 3 implies open > 3", "lent != 0", "lent is zero or open is zero"}) {
        std::vector<std::string> codes =
            codes_of(LibraryPack(rule_of(check, "  severity: warning\n  table: loans\n")));
        std::erase_if(codes, [](const std::string& code) {
            return code != "always-true" && code != "always-false";
        });
        INFO(check);
        CHECK(codes.empty());
    }
}

TEST_CASE("conditions that no report can meet are found through and, or, not and states") {
    for (const char* check :
         {"lent > 3 and lent < 2", "lent is missing and lent > 3", "not (lent >= 0 or open < 0)",
          "lent == open and lent != open", "lent < open and open < lent",
          "(lent > 5 or lent > 7) and lent < 4", "lent + open < 0", "lent is zero and lent > 0"}) {
        const std::vector<std::string> codes =
            codes_of(LibraryPack(rule_of(check, "  severity: warning\n  table: loans\n")));
        INFO(check);
        CHECK(std::count(codes.begin(), codes.end(), "always-false") == 1);
    }
}
