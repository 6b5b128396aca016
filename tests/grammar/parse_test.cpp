#include "grammar/parse.h"

#include <thread>

#include "tests/grammar/rule_text.h"

using namespace gouji;
using namespace gouji::grammar;
using namespace gouji::grammar::test;

namespace {

// The texts say the same.
void same(const std::string& one, const std::string& other) {
    INFO(one << "   |   " << other);
    CHECK(condition(one) == condition(other));
}

void different(const std::string& one, const std::string& other) {
    INFO(one << "   |   " << other);
    CHECK_FALSE(condition(one) == condition(other));
}

}  // namespace

TEST_CASE("both languages and full-width signs make one tree") {
    same("a + b == c", "a ＋　b ＝ c");
    same("f(a, x: b)", "f（a，x：b）");
    same("a > 0 and b is missing", "a 大于0 且 b 是 空缺");
    same("if a then b else c", "若 a 则 b 否则 c");
    same("all x in y where z satisfies w", "每个 x 属于 y 其中 z 满足 w");
    same("a not in 1..6", "a 不 属于 1至6");
    same("a agrees with b", "a 应等于 b");
    same("a == 12 days", "a = １２天");
    same("a == 2024-01-31", "a = 2024年1月31日");
    same("a == \"甲\"", "a = “甲”");
    different("a", "b");
    different("自然人", "「自然人」");
}

TEST_CASE("operators bind as the language says") {
    same("a implies b implies c", "a implies (b implies c)");
    same("a or b and c", "a or (b and c)");
    same("not a and b", "(not a) and b");
    same("not a == b", "not (a == b)");
    same("a + b * c", "a + (b * c)");
    same("a - b - c", "(a - b) - c");
    same("a * b ?? c", "a * (b ?? c)");
    same("-a ?? b", "(-a) ?? b");
    same("-a.b", "-(a.b)");
    same("a and if b then c else d or e", "a and (if b then c else (d or e))");
    same("if a then if b then c else d", "if a then (if b then c else d)");
    same("not all x in y satisfies a and b", "not (all x in y satisfies (a and b))");
    different("a or b and c", "(a or b) and c");
}

TEST_CASE("a chain of comparisons is one comparison") {
    const Expr chain = condition("0 <= a < b within 1");
    const auto& comparison = std::get<Comparison>(chain.node);
    REQUIRE(comparison.rest.size() == 2);
    CHECK(comparison.rest[1].comparator == Comparator::Less);
    CHECK(comparison.tolerance.has_value());
}

TEST_CASE("a number keeps its digits and says its unit") {
    const auto number = [](const std::string& text) {
        return std::get<Number>(condition(text).node);
    };
    CHECK(number("007.50") == Number{"007.50", Magnitude::One, ""});
    CHECK(number("1.2万件") == Number{"1.2", Magnitude::TenThousand, "件"});
    CHECK(number("3亿") == Number{"3", Magnitude::HundredMillion, ""});
    CHECK(number("20个工作日") == Number{"20", Magnitude::One, "workdays"});
    CHECK(number("5％") == Number{"5", Magnitude::One, "%"});
}

TEST_CASE("a text is given without its escapes") {
    CHECK(std::get<Text>(condition(R"("甲\"乙\\丙\n")").node).value == "甲\"乙\\丙\n");
    CHECK(std::get<Text>(condition("“甲\\乙”").node).value == "甲\\乙");
}

TEST_CASE("behind a dot every word is a name") {
    const Expr member = condition("x.missing");
    CHECK(std::get<Member>(member.node).name.text == "missing");
    CHECK(std::holds_alternative<Member>(condition("x.and").node));
}

TEST_CASE("spans are bytes of the whole source") {
    Sources sources;
    const std::string file = "check: 新收 + b\n";
    const SourceId id = sources.add("rules.yaml", file);
    Diagnostics diagnostics;
    const auto sum = parse_condition(sources, {id, {7, 17}}, diagnostics);
    REQUIRE(sum.has_value());
    CHECK(sources[id].slice(sum->span) == "新收 + b");
    CHECK(sources[id].slice(std::get<Arithmetic>(sum->node).rhs->span) == "b");
}

TEST_CASE("the indentation of a block scalar is white space") {
    Sources sources;
    const std::string file = "check: |\n    a ==\n    b  // why\n    + c\n";
    const SourceId id = sources.add("rules.yaml", file);
    Diagnostics diagnostics;
    const auto block =
        parse_condition(sources, {id, {9, static_cast<std::uint32_t>(file.size())}}, diagnostics);
    REQUIRE(block.has_value());
    CHECK(*block == condition("a == b + c"));
}

TEST_CASE("an iteration names what it runs over") {
    const Iteration iteration = read(parse_iteration, "m in mentions where m.known");
    CHECK(iteration.variable.text == "m");
    CHECK(iteration.set == condition("mentions"));
    CHECK(iteration.filter == condition("m.known"));
}

TEST_CASE("a hole may name a format") {
    CHECK_FALSE(read(parse_hole, "a + b").format.has_value());
    const Hole hole = read(parse_hole, "a | amount(digits: 2)");
    CHECK(hole.format->text == "amount");
    REQUIRE(hole.arguments.size() == 1);
    CHECK(hole.arguments[0].name->text == "digits");
}

TEST_CASE("a signature lists its parameters") {
    CHECK(read(parse_signature, "limit").parameters.empty());
    const Signature signature = read(parse_signature, "in_form（c, 版本）");
    REQUIRE(signature.parameters.size() == 2);
    CHECK(signature.parameters[1].text == "版本");
}

TEST_CASE("a reference is a name with selectors") {
    CHECK(read(parse_reference, "section(1).text") == condition("section(1).text"));
    CHECK(read(parse_reference, "requests.received.total") == condition("requests.received.total"));
}

TEST_CASE("several threads may parse at once") {
    const auto work = [] {
        for (int i = 0; i < 20; ++i) {
            Slip slip;
            read(parse_condition, "sum(granted..other) == concluded and (a or b)", slip);
        }
    };
    std::thread other(work);
    work();
    other.join();
    same("a", "(a)");
}
