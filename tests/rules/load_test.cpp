#include "rules/load.h"

#include <algorithm>
#include <fstream>
#include <variant>

#include <catch2/catch.hpp>

#include "facts/code.h"
#include "facts/fact_base.h"
#include "tests/rules/pack_reading.h"
#include "tests/support/temp_dir.h"
#include "tests/support/told.h"

using namespace gouji;
using rules::Rule;
using rules::RulePack;
using rules::Verdict;
using test::Names;
using test::Reading;

namespace {

std::string rule_with(const std::string& fields) {
    return "- id: r\n  title: 规则\n  check: a == b\n  message: 不符\n" + fields;
}

}  // namespace

TEST_CASE("the shipped pack loads without a complaint") {
    Sources sources;
    Diagnostics diagnostics;
    const RulePack pack = rules::load_pack(GOUJI_PACK, sources, diagnostics);
    CHECK(diagnostics.all().empty());
    CHECK(pack.name == "cn-disclosure-annual");
    CHECK(pack.find("requests.balance") != nullptr);
    CHECK(pack.find("no.such.rule") == nullptr);
    for (const Rule& rule : pack.rules) {
        INFO(rule.id);
        CHECK_FALSE(rule.basis.empty());
        CHECK_FALSE(rule.remedy.empty());
        CHECK(rule.tests.size() >= 3);
    }
}

TEST_CASE("a text of the law that was not read at its source is never quoted") {
    Sources sources;
    Diagnostics diagnostics;
    for (const Rule& rule : rules::load_pack(GOUJI_PACK, sources, diagnostics).rules) {
        for (const rules::Basis& basis : rule.basis) {
            INFO(rule.id);
            CHECK((basis.is_confirmed || basis.quote.empty()));
        }
    }
}

TEST_CASE("a place in a condition is a place in the file, in a block too") {
    const Reading pack(
        "- id: r\n"
        "  title: 规则\n"
        "  check: |\n"
        "    a\n"
        "      == bc\n"
        "  message: '“{ab}”与{c | round(2)}'\n");
    REQUIRE(pack.codes().empty());
    const rules::Check& check = pack.pack.rules.at(0).checks.at(0);
    CHECK(pack.slice(check.condition.place) == "a\n      == bc");
    const auto& comparison = std::get<grammar::Comparison>(check.condition.tree.node);
    CHECK(pack.slice({check.condition.place.source, comparison.rest.at(0).operand.span}) == "bc");
    const rules::MessagePart& hole = check.message.parts.at(1);
    REQUIRE(hole.hole);
    CHECK(pack.slice({hole.hole->place.source, hole.hole->tree.value.span}) == "ab");
}

TEST_CASE("a message is text and holes, with braces doubled and quotes around braces") {
    const Reading pack(
        "- id: r\n"
        "  title: 规则\n"
        "  check: a == b\n"
        "  message: |\n"
        "    甲{{乙}}{a}\n"
        "    {if t matches r\"x{0,8}\" then 1 else 2}。\n");
    REQUIRE(pack.codes().empty());
    const auto& parts = pack.pack.rules.at(0).checks.at(0).message.parts;
    REQUIRE(parts.size() == 5);
    CHECK(parts[0].text == "甲{乙}");
    CHECK(parts[1].hole.has_value());
    CHECK(parts[2].text == "\n");
    CHECK(pack.slice(parts[3].hole->place) == "if t matches r\"x{0,8}\" then 1 else 2");
    CHECK(parts[4].text == "。");
}

TEST_CASE("what a rule leaves out has its default") {
    const Reading pack(rule_with(""));
    REQUIRE(pack.codes().empty());
    const Rule& rule = pack.pack.rules.at(0);
    CHECK(rule.defect == "r");
    CHECK(rule.severity == Severity::Error);
    CHECK(rule.status == rules::Status::Stable);
    CHECK(rule.missing == rules::OnMissing::Undecided);
    CHECK(rule.weight == Decimal(1));
    CHECK_FALSE(rule.for_each);
    CHECK(pack.slice(rule.place) == "r");
}

TEST_CASE("every field of a rule is kept") {
    const Reading pack(
        rule_with("  defect: d\n"
                  "  basis: [{ doc: 文件, clause: 一, quote: 文, url: u }, { doc: 乙, "
                  "confirm: true, from_year: 2019, to_year: 2020 }]\n"
                  "  rationale: 因为\n"
                  "  notes: 注\n"
                  "  status: test\n"
                  "  severity: warning\n"
                  "  weight: 2.5\n"
                  "  group: g\n"
                  "  cap: 10\n"
                  "  effective: { from: 2019-05-15, to_year: 2025, on: signed_on }\n"
                  "  applies_to: { kind: township, edition: [2019, 2021] }\n"
                  "  table: requests\n"
                  "  for_each: x in xs where x > 1\n"
                  "  let: { s: a + b }\n"
                  "  when: a is known\n"
                  "  assumes: [q]\n"
                  "  missing: zero\n"
                  "  remedy: 改\n"
                  "  place: x.id\n"
                  "  tags: [t, u]\n"
                  "- { id: q, title: 前提, check: a == a, message: 无 }\n"));
    REQUIRE(pack.codes().empty());
    const Rule& rule = pack.pack.rules.at(0);
    CHECK(rule.defect == "d");
    REQUIRE(rule.basis.size() == 2);
    CHECK(rule.basis[0].quote == "文");
    CHECK_FALSE(rule.basis[1].is_confirmed);
    CHECK(rule.basis[1].speaks_to(2020));
    CHECK_FALSE(rule.basis[1].speaks_to(2021));
    CHECK_FALSE(rule.basis[1].speaks_to(2018));
    CHECK_FALSE(rule.basis[1].speaks_to(std::nullopt));
    CHECK(rule.basis[0].speaks_to(std::nullopt));
    CHECK(rule.status == rules::Status::Test);
    CHECK(rule.severity == Severity::Warning);
    CHECK(rule.weight == Decimal::parse("2.5").value());
    CHECK(rule.cap == Decimal(10));
    CHECK(rule.effective.from == Date::from(2019, 5, 15));
    CHECK(rule.effective.to_year == 2025);
    CHECK(rule.effective.by == rules::Effective::By::SignedOn);
    CHECK(rule.applies_to.kinds.at(0).text == "township");
    CHECK(rule.applies_to.editions == std::vector<int>{2019, 2021});
    CHECK(rule.table->text == "requests");
    CHECK(rule.for_each->tree.variable.text == "x");
    CHECK(rule.let.at(0).name.text == "s");
    CHECK(rule.when.has_value());
    CHECK(rule.assumes.at(0).text == "q");
    CHECK(rule.missing == rules::OnMissing::Zero);
    CHECK(rule.locus.has_value());
    CHECK(rule.tags == Names{"t", "u"});
}

TEST_CASE("several checks have a message each") {
    const Reading pack(
        "- id: r\n"
        "  title: 规则\n"
        "  checks:\n"
        "    - { check: a == b, message: 甲 }\n"
        "    - { check: b == c, message: 乙 }\n");
    REQUIRE(pack.codes().empty());
    CHECK(pack.pack.rules.at(0).checks.at(1).message.parts.at(0).text == "乙");
}

TEST_CASE("a test patches facts by reference and expects verdicts by place") {
    const Reading pack(
        rule_with("  tests:\n"
                  "    - edition: 2019\n"
                  "      todo: true\n"
                  "      given: { requests.received.total: missing, section(1).text: "
                  "\"missing\", signed_on: unread, citations: [甲, 乙] }\n"
                  "      expect: { fail: [1, total], undecided: research, pass: "
                  "the_rest }\n"));
    REQUIRE(pack.codes().empty());
    const rules::RuleTest& test = pack.pack.rules.at(0).tests.at(0);
    CHECK(test.edition == 2019);
    CHECK(test.is_todo);
    REQUIRE(test.given.size() == 4);
    CHECK(pack.slice(test.given[0].target.place) == "requests.received.total");
    CHECK(test.given[0].kind == rules::Patch::Kind::Missing);
    CHECK(test.given[1].kind == rules::Patch::Kind::Value);
    CHECK(test.given[1].values.at(0).text == "missing");
    CHECK(test.given[2].kind == rules::Patch::Kind::Unread);
    CHECK(test.given[3].values.size() == 2);
    REQUIRE(test.expect.size() == 3);
    CHECK(test.expect[0].verdict == Verdict::Fail);
    CHECK(test.expect[0].places.at(1).text == "total");
    CHECK(test.expect[1].places.at(0).text == "research");
    CHECK(test.expect[2].is_rest);
}

TEST_CASE("a parameter has entries by date, oldest first, and values by key") {
    const Reading pack("",
                       "pack: p\nversion: 1\nform: f\n"
                       "params:\n"
                       "  deadline:\n"
                       "    2019-05-15: { department: \"date(year + 1, 1, 31)\" }\n"
                       "    2008-05-01: { department: \"date(year + 1, 3, 31)\" }\n"
                       "  limit: 3\n");
    REQUIRE(pack.codes().empty());
    const rules::Parameter& deadline = pack.pack.params.at(0);
    CHECK(deadline.entries.at(0).from == Date::from(2008, 5, 1));
    CHECK(deadline.entries.at(1).values.at(0).key.text == "department");
    CHECK(pack.slice(deadline.entries[1].values[0].value.place) == "date(year + 1, 1, 31)");
    CHECK_FALSE(pack.pack.params.at(1).entries.at(0).from);
}

TEST_CASE("documents have their status by date, and a mention its sections") {
    const Reading pack("",
                       "pack: p\nversion: 1\nform: f\n"
                       "citations:\n"
                       "  documents:\n"
                       "    - { number: 一号, status: { 2020-01-01: { is: repealed, note: 废止 }, "
                       "2010-01-01: { is: in_force } } }\n"
                       "  work_points: { title: '(?P<year>[0-9]{4})年要点', note: 旧 }\n"
                       "mentions:\n"
                       "  report_year: { title: 年度, in: section(1) }\n"
                       "  other: { in: sections, patterns: ['{n:count}件'] }\n");
    REQUIRE(pack.codes().empty());
    const rules::KnownDocument& document = pack.pack.citations.documents.at(0);
    CHECK(document.statuses.at(0).status == "in_force");
    CHECK(document.statuses.at(1).note == "废止");
    CHECK(pack.pack.citations.work_points->note == "旧");
    CHECK(pack.pack.mentions.at(report_year_mention).sections == std::vector<int>{1});
    CHECK(pack.pack.mentions.at(1).sections.empty());
}

TEST_CASE("a base report says what its tables do not") {
    const Reading pack("",
                       "pack: p\nversion: 1\nform: f\n"
                       "base:\n"
                       "  - edition: 2021\n"
                       "    year: 2023\n"
                       "    kind: department\n"
                       "    period: [2023-01-01, 2023-12-31]\n"
                       "    sections: { 6: 无。 }\n"
                       "    mentions: { report_year: 2023 }\n");
    REQUIRE(pack.codes().empty());
    const rules::BaseReport& base = pack.pack.bases.at(0);
    CHECK(base.year == Year::from(2023));
    CHECK(base.period == Period{*Date::from(2023, 1, 1), *Date::from(2023, 12, 31)});
    CHECK_FALSE(base.signed_on);
    CHECK(base.sections.at(6) == "无。");
    CHECK(base.mentions.at("report_year") == "2023");
    CHECK(Reading("",
                  "pack: p\nversion: 1\nform: f\n"
                  "base: [{ edition: 1, year: 2, sections: { x: y } }]\n")
              .codes() == Names{"expected-number"});
}

TEST_CASE("a broken rule hides nothing of the others") {
    const Reading pack(
        "- { id: a, title: 一, check: x ==, message: 无 }\n"
        "- { id: b, title: 二, check: x == y, message: 无 }\n"
        "- { id: c, title: 三, check: x == y, message: '{x +}' }\n"
        "- { id: d, titel: 四, check: x == y, message: 无, assumes: [a] }\n");
    REQUIRE(pack.pack.rules.size() == 2);
    CHECK(pack.pack.rules[0].id == "b");
    CHECK(pack.diagnostics.all().size() == 3);
    const Names codes = pack.codes();
    CHECK(std::count(codes.begin(), codes.end(), "unknown-rule") == 0);
}

TEST_CASE("each slip of a rule has its code and its place") {
    struct Case {
        const char* fields;
        Names codes;
        const char* place;
    };
    const std::vector<Case> cases = {
        {"  severity: fatal\n", {"unknown-word"}, "fatal"},
        {"  weight: much\n", {"expected-decimal"}, "much"},
        {"  effective: { from: 2019-02-30 }\n", {"expected-date"}, "2019-02-30"},
        {"  fix: x\n", {"not-supported"}, "x"},
        {"  asumes: [x]\n", {"unknown-key"}, "asumes"},
        {"  assumes: [s]\n", {"unknown-rule"}, "s"},
        {"  when: >\n    a\n    == b\n", {"inexact-expression"}, ">"},
        {"  checks: [{ check: a == b, message: 无 }]\n", {"check-twice", "check-twice"}, "a == b"},
        {"  tests: [{ base: bad, expect: pass }]\n", {"unknown-word"}, "bad"},
        {"  tests: [{ expect: { maybe: [x] } }]\n", {"unknown-word"}, "maybe"},
        {"  tests: [{ given: {} }]\n", {"missing-key"}, "given"},
        {"  missing: 0\n", {"unknown-word"}, "0"},
        {"  for_each: [x]\n", {"expected-text"}, "[x"},
    };
    for (const Case& each : cases) {
        INFO(each.fields);
        const Reading pack(rule_with(each.fields));
        CHECK(pack.codes() == each.codes);
        CHECK(pack.at(0) == each.place);
    }
}

TEST_CASE("an id of a rule is made of words and dots, and stands once") {
    const Reading words(
        "- { id: Requests.Balance, title: 一, check: a == b, message: 无 }\n"
        "- { id: a..b, title: 一, check: a == b, message: 无 }\n");
    CHECK(words.codes() == Names{"rule-id", "rule-id"});
    const Reading twice(
        "- { id: a, title: 一, check: a == b, message: 无 }\n"
        "- { id: a, title: 二, check: a == b, message: 无 }\n");
    CHECK(twice.codes() == Names{"duplicate-rule"});
    CHECK(twice.diagnostics.all()[0].labels.size() == 2);
}

TEST_CASE("a brace that is not closed is found at the brace") {
    const Reading pack("- { id: r, title: 规则, check: a == b, message: '甲{a' }\n");
    CHECK(pack.codes() == Names{"message-brace"});
    const Reading first("- { id: r, title: 规则, check: a == b, message: '甲{a，乙{b}' }\n");
    CHECK(first.codes() == Names{"message-brace"});
    const Reading wide("- { id: r, title: 规则, check: a == b, message: '甲｛a｝，乙{b}' }\n");
    CHECK(wide.codes() == Names{"foreign-sign"});
    CHECK(pack.at(0) == "{");
    CHECK(message(pack.diagnostics.all()[0], Language::English).substr(0, 4) == "a `{");
}

TEST_CASE("a message with escapes is text where it has no hole, and is refused where it has") {
    const Reading plain("- id: r\n  title: 规则\n  check: a == b\n  message: \"甲\\t乙\"\n");
    CHECK(plain.codes().empty());
    CHECK(plain.pack.rules.at(0).checks.at(0).message.parts.at(0).text == "甲\t乙");
    const Reading hole("- id: r\n  title: 规则\n  check: a == b\n  message: \"甲\\t{a}\"\n");
    CHECK(hole.codes() == Names{"inexact-expression"});
}

TEST_CASE("each slip of a pack has its code") {
    const std::string head = "pack: p\nversion: 1\nform: f\n";
    CHECK(Reading("", "pack: p\n").codes() == Names{"missing-key", "missing-key"});
    CHECK(Reading("", head + "scoring: x\n").codes() == Names{"not-supported"});
    const auto mention = [&](const std::string& fields) {
        return Reading("", head + "mentions: { m: { " + fields + " } }\n").codes();
    };
    CHECK(mention("patterns: [x]") == Names{"mention-hole"});
    CHECK(mention("patterns: ['{n:count}件'], value: 0") == Names{"mention-value"});
    CHECK(mention("patterns: ['{n:count件']") == Names{"pattern-brace"});
    CHECK(mention("patterns: ['{n:count}件'], take: some") == Names{"unknown-word"});
    CHECK(mention("patterns: ['{n:count}件'], percent: { share: '{a:count}件占{p:percent}' }") ==
          Names{"mention-forms"});
    CHECK(mention("value: 0") == Names{"missing-key"});
    CHECK(mention("title: 甲") == Names{"missing-key"});
    CHECK(mention("whole: '{n:count}条'") == Names{"missing-key"});
    CHECK(mention("whole: '条', parts: { item: '…{n:count}条' }") == Names{"mention-hole"});
    CHECK(mention("percent: { share: '占{p:percent}' }") == Names{"mention-hole"});
    CHECK(mention("percent: { of: all }") == Names{"unknown-word"});
    CHECK(mention("patterns: ['{n:count}件'], speaks_of: { then: x }") == Names{"missing-key"});
    CHECK(mention("tests: [{ text: x }], patterns: ['{n:count}件']") == Names{"missing-key"});
    CHECK(Reading("", head + "mentions: { m: { in: part(1), patterns: ['{n:count}件'] } }\n")
              .codes() == Names{"unknown-word"});
    CHECK(Reading("", head + "params: { p: { 2019-05-15: 1, later: 2 } }\n").codes() ==
          Names{"expected-date"});
    CHECK(Reading("", head + "citations: { documents: [{ number: n, status: { 2019-01-01: { is: "
                             "old } } }] }\n")
              .codes() == Names{"unknown-word"});
    CHECK(Reading("", head + "citations: { work_points: { title: '(' } }\n").codes() ==
          Names{"bad-pattern"});
    CHECK(Reading("", head + "citations: { work_points: { title: 要点 } }\n").codes() ==
          Names{"pattern-group"});
    CHECK(Reading("id: r\n").codes() == Names{"expected-list"});
}

TEST_CASE("a folder without a pack is diagnosed") {
    Sources sources;
    Diagnostics diagnostics;
    rules::load_pack("no/such/folder", sources, diagnostics);
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == Code::FileUnreadable);
}

namespace {

// The complaints about a pack whose mentions.yaml is this.
Diagnostics slips_of_mentions(const std::string& mentions, RulePack& pack) {
    const test::TempDir folder;
    std::ofstream(folder.path() / "pack.yaml") << "pack: p\nversion: 1\nform: f\n";
    std::ofstream(folder.path() / "mentions.yaml") << mentions;
    Sources sources;
    Diagnostics diagnostics;
    pack = rules::load_pack(folder.path(), sources, diagnostics);
    return diagnostics;
}

}  // namespace

TEST_CASE("a subset is declared once and named by the numbers that are not said of it") {
    const std::string head =
        "continued_by: [其中]\nyears_of_clause: { before: [结转], except: [截至] }\nplain: [我馆, "
        "' ']\nsubsets:\n  "
        "carried_over: { begins: "
        "上年结转的, ends: [全年] }\n";
    RulePack pack;
    CHECK(slips_of_mentions(head +
                                "mentions: { m: { patterns: '{n:count}件', not_of: carried_over }, "
                                "o: { patterns: '{n:count}份' } }\n",
                            pack)
              .all()
              .empty());
    CHECK(pack.book.continued_by == Names{"其中"});
    CHECK(pack.book.years_of_clause.before == Names{"结转"});
    CHECK(pack.book.years_of_clause.behind.empty());
    CHECK(pack.book.years_of_clause.except == Names{"截至"});
    CHECK(pack.book.plain == Names{"我馆"});
    REQUIRE(pack.book.subsets.size() == 1);
    CHECK(pack.subsets.at(0).text == "carried_over");
    REQUIRE(pack.book.numbers.size() == 2);
    CHECK(pack.book.numbers[0].not_of == std::vector<std::size_t>{0});
    CHECK(pack.book.numbers[1].not_of.empty());

    slips_of_mentions(
        head + "not_of: [carried_over]\nmentions: { m: { patterns: '{n:count}件' } }\n", pack);
    CHECK(pack.book.numbers.at(0).not_of == std::vector<std::size_t>{0});
}

TEST_CASE("a subset that nobody declared is told with the one that was meant") {
    const std::string head = "subsets:\n  carried_over: { begins: 上年结转的 }\n";
    RulePack pack;
    const Diagnostics slips = slips_of_mentions(
        head + "mentions: { m: { patterns: '{n:count}件', not_of: [carried_ovr] } }\n", pack);
    REQUIRE(slips.all().size() == 1);
    CHECK(slips.all()[0].code == Code::UnknownSubset);
    CHECK(slips.all()[0].labels.at(0).advice == Advice{Hint::DidYouMean, {"carried_over"}});

    const auto codes = [&](const std::string& mentions) {
        return test::codes_of(slips_of_mentions(mentions, pack));
    };
    CHECK(codes("subsets:\n  a: { ends: 全年 }\n") == Names{"missing-key"});
    CHECK(codes(head + "  carried_over: { begins: 上年 }\n") == Names{"duplicate-key"});
    CHECK(codes(head + "mentions: { m: { whole: '{n:count}件', parts: { item: '{n:count}件' }, "
                       "not_of: carried_over } }\n") == Names{"missing-key"});
}

TEST_CASE("patterns of mentions have pieces in them that their file names once") {
    const std::string head = "pieces: { 件: '{件|宗}', 收: '{收到|受理}' }\n";
    RulePack pack, spelt_out;
    CHECK(slips_of_mentions(head + "subsets: { s: { begins: '{收}上年' } }\nnot: '{收}去年'\n"
                                   "mentions: { m: { patterns: '{收}{n:count}{件}' } }\n",
                            pack)
              .all()
              .empty());
    slips_of_mentions("mentions: { m: { patterns: '{收到|受理}{n:count}{件|宗}' } }\n", spelt_out);
    CHECK(pack.book.numbers.at(0).patterns.at(0).needed ==
          spelt_out.book.numbers.at(0).patterns.at(0).needed);

    const Diagnostics slips =
        slips_of_mentions(head + "mentions: { m: { patterns: '{收到}{n:count}{件}' } }\n", pack);
    CHECK(test::codes_of(slips) == Names{"unknown-piece", "unused-name"});
    CHECK(slips.all()[0].labels.at(0).advice == Advice{Hint::DidYouMean, {"收"}});
}

TEST_CASE("patterns in pack.yaml have pieces in them as those of mentions.yaml do") {
    const auto codes = [](const std::string& pattern) {
        return Reading("",
                       "pack: p\nversion: 1\nform: f\npieces: { 收: '{收到|受理}' }\n"
                       "mentions: { m: { patterns: '" +
                           pattern + "' } }\n")
            .codes();
    };
    CHECK(codes("{收}{n:count}件") == Names{});
    CHECK(codes("{n:count}件") == Names{"unused-name"});
}
