#include "grammar/print.h"

#include "tests/grammar/rule_text.h"

using namespace gouji;
using namespace gouji::grammar;
using namespace gouji::grammar::test;

namespace {

// Through each language and back: the same tree, and the same text again.
template <class Parse>
void check_round_trip(Parse parse, const std::string& text) {
    INFO(text);
    const auto tree = read(parse, text);
    for (const Language language : {Language::English, Language::Chinese}) {
        const std::string printed = print(tree, language);
        INFO(printed);
        const auto again = read(parse, printed);
        CHECK(again == tree);
        CHECK(print(again, language) == printed);
    }
}

std::string english(const std::string& text) {
    return print(condition(text), Language::English);
}
std::string chinese(const std::string& text) {
    return print(condition(text), Language::Chinese);
}

}  // namespace

TEST_CASE("every condition survives printing in both languages") {
    for (const std::string& line : lines_of("conditions.txt"))
        check_round_trip(parse_condition, line);
}

TEST_CASE("what reaches as far as it can survives printing") {
    for (const std::string& line : lines_of("reaching.txt")) {
        check_round_trip(parse_condition, line);
    }
}

TEST_CASE("every iteration survives printing in both languages") {
    for (const std::string& line : lines_of("iterations.txt"))
        check_round_trip(parse_iteration, line);
}

TEST_CASE("every hole survives printing in both languages") {
    for (const std::string& line : lines_of("holes.txt")) check_round_trip(parse_hole, line);
    check_round_trip(parse_hole, "a | amount(digits: 2, b)");
}

TEST_CASE("a signature survives printing") {
    CHECK(print(read(parse_signature, "f(a,b)")) == "f(a, b)");
    CHECK(print(read(parse_signature, "limit()")) == "limit");
}

TEST_CASE("brackets stand only where they are needed") {
    CHECK(english("((a) + (b * c)) == (d)") == "a + b * c == d");
    CHECK(english("a - (b - c)") == "a - (b - c)");
    CHECK(english("(a and b) and (c and d)") == "a and b and (c and d)");
    CHECK(english("(if a then b) and c") == "(if a then b) and c");
    CHECK(english("c and (if a then b)") == "c and if a then b");
    CHECK(english("if a then (if b then c) else d") == "if a then (if b then c) else d");
    CHECK(english("x and (any i in s satisfies i) or y") == "x and (any i in s satisfies i) or y");
    CHECK(english("(a == b) == c") == "(a == b) == c");
    CHECK(english("f((x in y)..z)") == "f((x in y)..z)");
}

TEST_CASE("a rule is printed in Chinese or in English") {
    CHECK(chinese("received ?? 0 >= 1 and signed_on <= 2024-01-31 + 20 workdays") ==
          "received 缺省 0 ≥ 1 且 signed_on ≤ 2024年1月31日 + 20个工作日");
    CHECK(english("新收 是 非 空缺 且 名称 不 属于 [“甲”]") ==
          "新收 is not missing and 名称 not in [\"甲\"]");
    CHECK(chinese("all n in 1..6 where n != 2 satisfies section(n) is known") ==
          "每个 n 属于 1..6 其中 n ≠ 2 满足 section(n) 是 已填");
    CHECK(chinese("m agrees with 「本年新收」") == "m 相符于 「本年新收」");
}

TEST_CASE("equal trees have one hash, which no version changes") {
    CHECK(hash(condition("a+b=c")) == hash(condition("(a ＋ b) == c")));
    CHECK(hash(condition("a")) != hash(condition("「a」")));
    CHECK(hash(condition("received + carried_in == concluded + carried_out")) ==
          0xBE93F902C72395D2);
}
