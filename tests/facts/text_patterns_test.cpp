#include "facts/text_patterns.h"

#include <random>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "facts/text.h"

using namespace gouji;

namespace {

struct Tried {
    TextPatterns patterns;
    std::size_t pattern;

    explicit Tried(std::string_view regex)
        : pattern(patterns.add(std::move(*Regex::compile(regex)))) {}
};

bool may_match(std::string_view regex, std::string_view text) {
    const Tried tried(regex);
    return tried.patterns.may_match(tried.pattern, tried.patterns.pieces_in(normal_form(text)));
}

bool surely_matches(std::string_view regex, std::string_view text) {
    const Tried tried(regex);
    return tried.patterns.surely_matches(tried.pattern,
                                         tried.patterns.pieces_in(normal_form(text)));
}

}  // namespace

TEST_CASE("a text without any of a pattern's pieces is refused") {
    CHECK_FALSE(may_match("评议|评价", "本年没有收到申请。"));
    CHECK_FALSE(may_match("(收到|受理).{0,6}申请", "申请收取"));
    CHECK(may_match("评议|评价", "接受社会评议。"));
}

TEST_CASE("each of several pieces is asked for") {
    CHECK_FALSE(may_match("(收到|受理).{0,6}申请", "收到来信"));
    CHECK_FALSE(may_match("[*＊]+[余多]?件", "收到三件"));
    CHECK(may_match("[*＊]+[余多]?件", "收到＊＊余件"));
}

TEST_CASE("white space, width and case do not hide a piece") {
    CHECK(may_match("收费", "收 　费"));
    CHECK(may_match("abc", "ＡＢＣ"));
    CHECK(may_match("(?i)kg", "5 \u212Ag"));  // the Kelvin sign
    CHECK(may_match("(?i)É..", "éab"));
    CHECK(may_match("(?i)ß", "\u1E9E"));
}

TEST_CASE("a sign is asked for where it is no ideograph and no digit") {
    CHECK_FALSE(may_match("[*%]", "清河市"));
    CHECK(surely_matches("[*%]", "占5%"));
    CHECK(may_match("[县旗]", "清河市"));
}

TEST_CASE("several patterns are told of in one pass") {
    TextPatterns patterns;
    const std::size_t fees = patterns.add(std::move(*Regex::compile("收费|费用")));
    const std::size_t reviews = patterns.add(std::move(*Regex::compile("评议|评价")));
    const auto pieces = patterns.pieces_in("收取费用");
    CHECK(patterns.surely_matches(fees, pieces));
    CHECK_FALSE(patterns.may_match(reviews, pieces));
}

TEST_CASE("a pattern that asks for nothing is never refused") {
    CHECK(may_match("a*", "无"));
    CHECK(may_match(".", ""));
    CHECK(may_match("", ""));
}

TEST_CASE("a piece is a match only where its neighbours do not count") {
    CHECK(surely_matches("评议|评价", "接受社会评议。"));
    CHECK_FALSE(surely_matches("(^|[^自])我局", "自我局限"));
    CHECK_FALSE(surely_matches("我局$", "我局的"));
    CHECK_FALSE(surely_matches("\\bab", "cab"));
    CHECK_FALSE(surely_matches("(收到|受理).{0,6}申请", "申请收到"));
}

TEST_CASE("a pattern is told of random texts as its regular expression tells") {
    const std::vector<std::string> signs = {"收", "到", "费",  "用", "取", "我", "局", "自",   "限",
                                            "*",  "＊", "件",  "余", " ",  "　", "a",  "B",    "1",
                                            "％", "、", "100", "率", "申", "请", "\n", "\xE6", "é"};
    const std::vector<std::string> regexes = {"收费|[收缴]取.{0,2}费|收.{0,1}费用",
                                              "(^|[^自])我局([^限]|$)",
                                              "[*＊]+余?件",
                                              "(费|用)(率|100)[%％]?",
                                              "(?i)ab|aé",
                                              "收到|申请|率",
                                              "[^收]{2,3}费",
                                              "(申|请)$",
                                              "(?:我|自)局?1+"};
    std::mt19937 random(7);
    for (const std::string& regex : regexes) {
        const Tried tried(regex);
        int matching = 0;
        for (int i = 0; i < 4000; ++i) {
            std::string text;
            for (std::size_t n = random() % 12; n > 0; --n) text += signs[random() % signs.size()];
            const std::string normal = normal_form(text);
            const auto pieces = tried.patterns.pieces_in(normal);
            const bool matches = tried.patterns.regex(tried.pattern).matches_somewhere(normal);
            matching += matches ? 1 : 0;
            INFO(regex << " in " << text);
            if (matches) REQUIRE(tried.patterns.may_match(tried.pattern, pieces));
            if (tried.patterns.surely_matches(tried.pattern, pieces)) REQUIRE(matches);
        }
        CHECK(matching > 0);
    }
}
