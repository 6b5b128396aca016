#include "engine/check.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/edition_coverage.h"
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

// A rule with one slip, and where it stands: between ⟦ and ⟧.
struct Slip {
    std::string rule;
    std::string word;
};

bool has_key(const std::string& rule, const std::string& key) {
    return rule.starts_with(key + ":") || rule.find("\n" + key + ":") != std::string::npos;
}

Slip slip_of(std::string text) {
    Slip slip;
    slip.word = take_marked_word(text);
    slip.rule = "- id: first\n  title: 规则\n";
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) slip.rule += "  " + line + "\n";
    if (!has_key(text, "check")) slip.rule += "  check: year > 0\n";
    if (!has_key(text, "message")) slip.rule += "  message: 不符\n";
    const std::string assumes = has_key(text, "assumes") ? "  assumes: [first]\n" : "";
    slip.rule += "- id: second\n  title: 规则\n" + assumes + "  check: year > 0\n  message: 不符\n";
    return slip;
}

void check_pack(LibraryPack& library) {
    check(library.pack, tests::library_form(), library.diagnostics);
}

}  // namespace

TEST_CASE("every slip is told once, at its word, in both languages") {
    std::string told;
    for (const std::string& block : blocks_of(file_text(data + "slips.txt"))) {
        const Slip slip = slip_of(block);
        LibraryPack library(slip.rule);
        INFO(block);
        REQUIRE_FALSE(library.diagnostics.has_errors());
        check(library.pack, tests::library_form(), library.diagnostics);
        REQUIRE(library.diagnostics.all().size() == 1);
        const Diagnostic& diagnostic = library.diagnostics.all().front();
        if (!slip.word.empty()) {
            const Place place = diagnostic.labels.at(0).place;
            CHECK(library.sources[place.source].slice(place.span) == slip.word);
        }
        for (const Language language : {Language::Chinese, Language::English})
            told += render(diagnostic, library.sources, language, {});
        told += "\n";
    }
    check_golden(data + "slips_told.txt", told);
}

TEST_CASE("every code of the checker is told by a slip") {
    // A broken form, a pack's definitions and what is only information have cases of their own.
    std::set<std::string_view> told{"derived-unreadable", "not-for-edition", "definition-cycle",
                                    "definition-taken"};
    for (const std::string& block : blocks_of(file_text(data + "slips.txt"))) {
        LibraryPack library(slip_of(block).rule);
        check(library.pack, tests::library_form(), library.diagnostics);
        for (const Diagnostic& one : library.diagnostics.all()) told.insert(name_of(one.code));
    }
    const auto first = static_cast<std::size_t>(Code::AmbiguousLabel);
    const auto last = static_cast<std::size_t>(Code::WrongKind);
    for (std::size_t code = first; code <= last; ++code) {
        const std::string_view name = name_of(static_cast<Code>(code));
        INFO(name);
        CHECK(told.count(name) == 1);
    }
}

TEST_CASE("two slips in one text are both told") {
    LibraryPack library(rule_of("loans.lent.adlt == 1 and agency.nam == \"甲\""));
    check(library.pack, tests::library_form(), library.diagnostics);
    CHECK(library.diagnostics.all().size() == 2);
}

TEST_CASE("a slip in a parameter is told once, however often it is used") {
    LibraryPack library(rule_of("year > params.limit and year < params.limit"),
                        "params:\n  limit:\n    2010-01-01: yaer\n");
    REQUIRE_FALSE(library.diagnostics.has_errors());
    check(library.pack, tests::library_form(), library.diagnostics);
    CHECK(library.diagnostics.all().size() == 1);
}

TEST_CASE("a parameter by a value that can never be is told at its key, once") {
    LibraryPack library(rule_of("year > params.limit(agency.kind) + params.limit(agency.kind)"),
                        "params:\n  limit:\n    departement: 1\n");
    check(library.pack, tests::library_form(), library.diagnostics);
    REQUIRE(library.diagnostics.all().size() == 1);
    const Diagnostic& told = library.diagnostics.all()[0];
    CHECK(told.code == Code::ImpossibleValue);
    const Place place = told.labels.at(0).place;
    CHECK(library.sources[place.source].slice(place.span) == "departement");
}

TEST_CASE("a form's own expression that cannot be used is told") {
    Form form = tests::library_form();
    form.derived.push_back({"loans.damaged.total", "（二）污损图书", "sum(damaged.*.total) +", {}});
    LibraryPack library(rule_of("loans.damaged.total == 1"));
    check(library.pack, form, library.diagnostics);
    REQUIRE(library.diagnostics.all().size() == 1);
    CHECK(library.diagnostics.all()[0].code == Code::DerivedUnreadable);
}

TEST_CASE("a rule that finds nothing to judge in an edition is told to its author") {
    LibraryPack library(rule_of("bought <= held", "  table: stock\n"));
    const Form form = tests::library_form();
    const Program program = compile(library.pack, form, library.diagnostics);
    CHECK(library.diagnostics.all().empty());
    tell_uncovered_editions(program, library.diagnostics);
    REQUIRE(library.diagnostics.all().size() == 1);
    CHECK(library.diagnostics.all()[0].code == Code::NotForEdition);
    CHECK(library.diagnostics.all()[0].arguments == std::vector<std::string>{"r", "2010"});
    CHECK_FALSE(library.diagnostics.has_errors());
}

TEST_CASE("names are ids, aliases and full labels, all of them one cell") {
    const LibraryPack pack(rule_of(
        "lent == 「本年借出图书册数」 and lent == 「一、本年借出图书册数」", "  table: loans\n"));
    FactBase facts = library_facts();
    put(facts, "loans.lent.total", 7);
    CHECK(judge(pack, facts).verdicts == VerdictCounts{5, 0, 0, 0, 0});
}

TEST_CASE("a rule with a slip is left out and the others are judged") {
    LibraryPack library(rule_of("yaer == 1") + "- id: good\n  title: t\n  check: year > 1\n" +
                        "  message: m\n");
    const CheckedPack checked = check(library.pack, tests::library_form(), library.diagnostics);
    REQUIRE(checked.rules.size() == 1);
    CHECK(library.pack.rules[checked.rules[0].rule].id == "good");
}

TEST_CASE("a definition's slips are told in its own text, once") {
    const auto told = [](const std::string& definitions, const std::string& check) {
        LibraryPack library(rule_of(check), "define:\n" + definitions);
        check_pack(library);
        std::string text;
        for (const Diagnostic& one : library.diagnostics.all())
            text += render(one, library.sources, Language::English, {});
        return text;
    };
    CHECK(told("  twice(x): x + x\n", "twice(year) > twice(1)").empty());
    CHECK(told("  long(x): x + yaer\n", "long(year) > long(1)") ==
          "error[unknown-name]: no `yaer` here\n"
          "  --> pack.yaml:6:16\n"
          " 6 |   long(x): x + yaer\n"
          "   |                ^^^^ did you mean `year`?\n");
    CHECK(told("  year: 1\n", "year > 1") ==
          "error[definition-taken]: `year` is a name of the language or of the form; a definition "
          "needs another\n"
          "  --> pack.yaml:6:3\n"
          " 6 |   year: 1\n"
          "   |   ^^^^\n");
    CHECK(told("  a: b + 1\n  b: a + 1\n", "a > 1") ==
          "error[definition-cycle]: `a` is defined by itself\n"
          "  --> pack.yaml:7:6\n"
          " 7 |   b: a + 1\n"
          "   |      ^\n");
}
