#include "grammar/parse.h"

#include <catch2/catch.hpp>

using namespace gouji;
using namespace gouji::grammar;

namespace {

std::optional<Expr> condition(std::string text, Diagnostics& diagnostics) {
    Sources sources;
    const auto size = static_cast<std::uint32_t>(text.size());
    const SourceId id = sources.add("rule", std::move(text));
    return parse_condition(sources, {id, {0, size}}, diagnostics);
}

Expr condition(std::string text) {
    Diagnostics diagnostics;
    std::optional<Expr> parsed = condition(std::move(text), diagnostics);
    REQUIRE(parsed.has_value());
    return *parsed;
}

}  // namespace

TEST_CASE("both languages make one tree") {
    CHECK(condition("a + b == c + d") == condition("a ＋ b ＝ c + d"));
    CHECK(condition("a > 0 and b is missing") == condition("a 大于0 且 b 是 空缺"));
    CHECK_FALSE(condition("a") == condition("b"));
}
