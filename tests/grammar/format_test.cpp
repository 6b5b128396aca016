#include "grammar/format.h"

#include "tests/grammar/rule_text.h"

using namespace gouji;
using namespace gouji::grammar;
using namespace gouji::grammar::test;

namespace {

std::string form_of(const std::string& text, std::optional<Language> keywords = std::nullopt,
                    RuleTextKind kind = RuleTextKind::Condition) {
    Slip slip;
    const SourceId source = slip.sources.add("rule", text);
    const auto result =
        formatted(slip.sources, {source, {0, static_cast<std::uint32_t>(text.size())}}, kind,
                  keywords, slip.diagnostics);
    INFO(text);
    REQUIRE(result.has_value());
    return *result;
}

}  // namespace

TEST_CASE("a text on one line is printed in the language that its keywords are in") {
    CHECK(form_of("received+carried_in=concluded") == "received + carried_in == concluded");
    CHECK(form_of("新收+上年结转==办结总计") == "新收 + 上年结转 = 办结总计");
    CHECK(form_of("新收 大于0 并且 signed_on 是 已填") == "新收 > 0 且 signed_on 是 已填");
    CHECK(form_of("((a)) and not (b == 1)") == "a and not b == 1");
}

TEST_CASE("keywords change their language and names do not") {
    CHECK(form_of("received == 1 and year is not missing", Language::Chinese) ==
          "received = 1 且 year 是 非 空缺");
    CHECK(form_of("新收 ≠ 1 或 上年.新收 是 空缺", Language::English) ==
          "新收 != 1 or prior.新收 is missing");
    CHECK(form_of("n in 1..6 where n != 3", Language::Chinese, RuleTextKind::Iteration) ==
          "n 属于 1..6 其中 n ≠ 3");
    CHECK(form_of("year | amount", std::nullopt, RuleTextKind::Hole) == "year | amount");
}

TEST_CASE("comments, lines and blanks between words are kept") {
    CHECK(form_of("a   ==  b // why\n    and c ＝ d") == "a   ==  b // why\n    and c == d");
    CHECK(form_of("a == b   // 说明\n  and c in [1]", Language::Chinese) ==
          "a = b   // 说明\n  且 c 属于 [1]");
    CHECK(form_of("新收 是 已填 // and\n 且 新收 大于0", Language::English) ==
          "新收 is known // and\n and 新收 >0");
}

TEST_CASE("a member that is called like a keyword is a name") {
    CHECK(form_of("c.parent == 1\n and c.known == 2", Language::Chinese) ==
          "c.parent = 1\n 且 c.known = 2");
}

TEST_CASE("what cannot be read is diagnosed and not formatted") {
    Slip slip;
    const SourceId source = slip.sources.add("rule", "a ==");
    CHECK_FALSE(formatted(slip.sources, {source, {0, 4}}, RuleTextKind::Condition, std::nullopt,
                          slip.diagnostics));
    CHECK(slip.diagnostics.all().size() == 1);
}

TEST_CASE("formatting keeps the tree, and formatting again changes nothing") {
    for (const std::string& text : lines_of("conditions.txt")) {
        for (const std::optional<Language> keywords :
             {std::optional<Language>(), std::optional(Language::Chinese),
              std::optional(Language::English)}) {
            const std::string once = form_of(text, keywords);
            CHECK(condition(once) == condition(text));
            CHECK(form_of(once, keywords) == once);
            const std::string broken = form_of(text + "\n// end", keywords);
            CHECK(condition(broken) == condition(text));
            CHECK(form_of(broken, keywords) == broken);
        }
    }
}
