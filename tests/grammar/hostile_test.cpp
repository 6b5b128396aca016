#include <chrono>

#include "facts/code.h"
#include "grammar/print.h"
#include "tests/grammar/rule_text.h"

using namespace gouji;
using namespace gouji::grammar;
using namespace gouji::grammar::test;

namespace {

std::string repeated(const std::string& text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

Code refused(const std::string& text) {
    Slip slip;
    CHECK_FALSE(read(parse_condition, text, slip).has_value());
    REQUIRE(slip.diagnostics.all().size() == 1);
    return slip.diagnostics.all().front().code;
}

}  // namespace

TEST_CASE("twenty thousand brackets are refused at once") {
    const auto start = std::chrono::steady_clock::now();
    CHECK(refused(repeated("(", 20'000)) == Code::RuleTooDeep);
    CHECK(refused(repeated("a[", 20'000)) == Code::RuleTooDeep);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::milliseconds(200));
}

TEST_CASE("depth without brackets is refused as well") {
    CHECK(refused(repeated("not ", 5'000) + "a") == Code::RuleTooDeep);
    CHECK(refused(repeated("-", 5'000) + "a") == Code::RuleTooDeep);
    CHECK(refused(repeated("a + ", 5'000) + "a") == Code::RuleTooDeep);
    CHECK(refused(repeated("a implies ", 5'000) + "a") == Code::RuleTooDeep);
    CHECK(refused(repeated("if a then ", 5'000) + "a") == Code::RuleTooDeep);
    CHECK(refused(repeated("any a in b satisfies ", 3'000) + "a") == Code::RuleTooDeep);
    CHECK(refused("a" + repeated(".and", 5'000)) == Code::RuleTooDeep);
    CHECK(refused("a" + repeated("()", 5'000)) == Code::RuleTooDeep);
    CHECK(refused("a" + repeated("[1]", 5'000)) == Code::RuleTooDeep);
}

TEST_CASE("what the limits allow is read, printed and copied") {
    const std::string deep = repeated("(", max_rule_depth) + "a" + repeated(")", max_rule_depth);
    CHECK(condition(deep) == condition("a"));
    const Expr nots = condition(repeated("not ", max_rule_depth) + "a");
    const Expr copy = nots;
    CHECK(copy == nots);
    CHECK(condition(print(copy, Language::Chinese)) == nots);
    CHECK(condition(repeated("a + ", max_rule_depth) + "a") != nots);
}

TEST_CASE("a list may be longer than the depth") {
    const Expr list = condition("a in [" + repeated("b.c + 1, ", 3'000) + "b]");
    CHECK(std::get<List>(std::get<Membership>(list.node).set->node).items.size() == 3'001);
}

TEST_CASE("a text that is too long is refused") {
    CHECK(refused(repeated("a", max_rule_bytes + 1)) == Code::RuleTooLong);
}

TEST_CASE("bytes that are not UTF-8 are refused with their place") {
    Slip slip;
    CHECK_FALSE(read(parse_condition, "新收 \xC3( 1", slip).has_value());
    REQUIRE(slip.diagnostics.all().size() == 1);
    CHECK(slip.diagnostics.all()[0].code == Code::BrokenUtf8);
    CHECK(slip.diagnostics.all()[0].labels[0].place.span == Span{7, 8});
    CHECK(refused("a \xED\xA0\x80") == Code::BrokenUtf8);
    CHECK(refused("a \xF4\x90\x80\x80") == Code::BrokenUtf8);
}

TEST_CASE("a byte order mark is passed over, with places kept") {
    const Expr name = condition("\xEF\xBB\xBF新收");
    CHECK(name.span == Span{3, 9});
}

TEST_CASE("any sign may come, and each is answered once") {
    for (char32_t sign = 0; sign < 0x10000; sign += 37) {
        if (sign >= 0xD800 && sign < 0xE000) continue;
        std::string text = "a + ";
        text += sign < 0x80 ? std::string(1, static_cast<char>(sign)) : std::string();
        if (sign >= 0x80 && sign < 0x800) {
            text += static_cast<char>(0xC0 | (sign >> 6));
            text += static_cast<char>(0x80 | (sign & 0x3F));
        }
        if (sign >= 0x800) {
            text += static_cast<char>(0xE0 | (sign >> 12));
            text += static_cast<char>(0x80 | ((sign >> 6) & 0x3F));
            text += static_cast<char>(0x80 | (sign & 0x3F));
        }
        Slip slip;
        const bool read_well = read(parse_condition, text, slip).has_value();
        CHECK(slip.diagnostics.all().size() == (read_well ? 0 : 1));
    }
}

TEST_CASE("every cut of a rule is answered once") {
    const std::string rule =
        "若 sum(granted..other, x: 「甲」) = “乙” 且 all n in [1, 2] satisfies a.b ?? 0 > 1万元 则 "
        "c matches r\"x\"";
    for (std::size_t size = 0; size < rule.size(); ++size) {
        Slip slip;
        const bool read_well = read(parse_condition, rule.substr(0, size), slip).has_value();
        CHECK(slip.diagnostics.all().size() == (read_well ? 0 : 1));
    }
}
