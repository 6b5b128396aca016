// Templates: what a rule that names one is written out to, and how slips in either are told.

#include <catch2/catch.hpp>

#include "facts/code.h"
#include "facts/render.h"
#include "grammar/print.h"
#include "rules/load.h"
#include "tests/support/told.h"

using namespace gouji;

namespace {

const std::string head =
    "pack: p\nversion: 1\nform: f\ntemplates:\n"
    "  sum:\n    args: { parts: 各项, total: 合计 }\n"
    "    check: sum($parts) == $total\n"
    "    message: 合计{sum($parts)}，填报{$total}。\n"
    "  balance:\n    args: { left: 左, right: 右 }\n"
    "    when: $left > 0\n    check: $left * 2 == $right * 2\n"
    "    message: 不平\n"
    "  each:\n    args: { set: 集合 }\n    for_each: x in $set\n"
    "    check: x is not missing\n    message: 缺{x.label}\n";

struct Reading {
    explicit Reading(const std::string& rule, const std::string& pack_text = head) {
        const SourceId pack_id = sources.add("pack.yaml", pack_text);
        const SourceId rules_id = sources.add("rules.yaml", "- id: r\n  title: t\n" + rule);
        pack = rules::read_pack(sources, pack_id, {rules_id}, diagnostics);
    }
    std::string check() const {
        return grammar::print(pack.rules.at(0).checks.at(0).condition.tree, Language::English);
    }
    std::string told() const { return test::told(diagnostics, sources); }

    Sources sources;
    Diagnostics diagnostics;
    rules::RulePack pack;
};

}  // namespace

TEST_CASE("a rule that names a template is the rule written out") {
    const Reading reading("  template: sum\n  args: { parts: a..b, total: c }\n");
    CHECK(reading.told().empty());
    CHECK(reading.check() == "sum(a..b) == c");
    const auto& message = reading.pack.rules[0].checks[0].message.parts;
    REQUIRE(message.size() == 5);
    CHECK(message[0].text == "合计");
    CHECK(grammar::print(message[1].hole->tree, Language::English) == "sum(a..b)");
    CHECK(grammar::print(message[3].hole->tree, Language::English) == "c");
}

TEST_CASE("a list is the sum of its items, or what a function is called with") {
    const Reading added("  template: balance\n  args: { left: [a, b], right: c - d }\n");
    CHECK(added.told().empty());
    CHECK(added.check() == "(a + b) * 2 == (c - d) * 2");
    CHECK(grammar::print(added.pack.rules[0].when->tree, Language::English) == "a + b > 0");
    CHECK(Reading("  template: sum\n  args: { parts: [a, b], total: c + d }\n").check() ==
          "sum(a, b) == c + d");
}

TEST_CASE("an argument of several operands stands in brackets, however it is written") {
    const auto written = [](const std::string& right) {
        return Reading("  template: balance\n  args: { left: a, right: " + right + " }\n").check();
    };
    CHECK(written("sum(b..c) + d") == "a * 2 == (sum(b..c) + d) * 2");
    CHECK(written("b＋c") == "a * 2 == (b + c) * 2");
    CHECK(written("b.c") == "a * 2 == b.c * 2");
}

TEST_CASE("a template may iterate, and a rule's own fields go before the template's") {
    const Reading reading(
        "  template: each\n  args: { set: form.cells }\n  message: 自己的话\n"
        "  when: year > 1\n");
    CHECK(reading.told().empty());
    REQUIRE(reading.pack.rules.size() == 1);
    CHECK(grammar::print(reading.pack.rules[0].for_each->tree, Language::English) ==
          "x in form.cells");
    CHECK(reading.pack.rules[0].checks[0].message.parts[0].text == "自己的话");
    CHECK(reading.pack.rules[0].when.has_value());
}

TEST_CASE("places in an argument are places in the rule's own file") {
    const Reading reading("  template: sum\n  args: { parts: a..bcd, total: c }\n");
    const rules::Condition& check = reading.pack.rules.at(0).checks.at(0).condition;
    const auto& comparison = std::get<grammar::Comparison>(check.tree.node);
    const Source& file = reading.sources[check.place.source];
    CHECK(file.slice(comparison.rest[0].operand.span) == "c");
    CHECK(file.slice(std::get<grammar::Call>(comparison.first->node).arguments[0].value.span) ==
          "a..bcd");
    CHECK(file.slice(check.place.span) == "sum");
    CHECK(file.slice(check.tree.span) == "sum");
}

TEST_CASE("a slip in an argument is told at its word, one in a template in the template") {
    CHECK(Reading("  template: sum\n  args: { parts: a.., total: c }\n")
              .told()
              .find("--> rules.yaml:4:") != std::string::npos);
    CHECK(Reading("  template: summ\n  args: { parts: a, total: c }\n").told() ==
          "error[unknown-template]: no template `summ`\n"
          "  --> rules.yaml:3:13\n"
          " 3 |   template: summ\n"
          "   |             ^^^^ did you mean `sum`?\n");
    CHECK(Reading("  template: sum\n  args: { parts: a, totl: c }\n").diagnostics.all().size() >=
          1);
    const std::string broken =
        "pack: p\nversion: 1\nform: f\ntemplates:\n"
        "  sum:\n    args: { parts: 各项 }\n    check: sum($part) == 1\n"
        "    message: m\n";
    CHECK(Reading("  template: sum\n  args: { parts: a..b }\n", broken).told() ==
          "error[template-hole]: `$part` is no argument of the template\n"
          "  --> pack.yaml:7:12\n"
          " 7 |     check: sum($part) == 1\n"
          "   |            ^^^^^^^^^^^^^^^ did you mean `parts`?\n");
}

TEST_CASE("a rule has a template or a check, not both") {
    CHECK(Reading("  template: sum\n  args: { parts: a..b, total: c }\n  check: a == b\n")
              .diagnostics.all()
              .at(0)
              .code == Code::CheckTwice);
    CHECK(
        Reading("  args: { a: b }\n  check: a == b\n  message: m\n").diagnostics.all().at(0).code ==
        Code::UnknownKey);
}
