#include "facts/regex.h"

#include <catch2/catch.hpp>

#include "facts/code.h"
#include "facts/regex_groups.h"

using namespace gouji;

TEST_CASE("a regular expression finds its named groups as bytes of the text") {
    const auto regex = Regex::compile("(?P<year>[0-9]{4})年(?P<extra>度)?");
    REQUIRE(regex);
    const std::string_view text = "关于2023年的报告";
    const auto match = regex->find(text);
    REQUIRE(match);
    const auto year = match->groups[*regex->group("year")];
    REQUIRE(year);
    CHECK(text.substr(year->begin, year->end - year->begin) == "2023");
    CHECK_FALSE(match->groups[*regex->group("extra")]);
    CHECK_FALSE(regex->group("month"));
}

TEST_CASE("a search goes on behind the last match") {
    const auto regex = Regex::compile("[0-9]+");
    REQUIRE(regex);
    const auto first = regex->find("1和22");
    REQUIRE(first);
    const auto second = regex->find("1和22", first->whole().end);
    REQUIRE(second);
    CHECK(second->whole().end - second->whole().begin == 2);
}

TEST_CASE("a pattern that is no regular expression is diagnosed with its text") {
    const auto regex = Regex::compile("(年");
    REQUIRE_FALSE(regex);
    CHECK(regex.error().code == Code::BadPattern);
    CHECK(regex.error().arguments.front() == "(年");
    CHECK(message(regex.error(), Language::Chinese) == "“(年”不是正则表达式：“(”没有闭合");
    CHECK(message(Regex::compile("a**").error(), Language::English) ==
          "`a**` is no regular expression: nothing to repeat before `*`, `+`, `?` or `{ }`, or too "
          "often");
}

TEST_CASE("the names of a pattern's groups are told without compiling it") {
    using Names = std::vector<std::string>;
    CHECK(group_names("(?P<year>[0-9]{4})年(?:度|(?P<month>[0-9]+)月)").value() ==
          Names{"month", "year"});
    CHECK(group_names("[(?P<x>]").value().empty());
    CHECK(group_names("^(?P<a>\\p{Han}{2,40}?)$").value() == Names{"a"});
}

TEST_CASE("what is no regular expression is told as when it is compiled") {
    for (const char* const pattern : {"a(b", "a)(b", "(?P<x", "[z-a]", "a**", "\\"}) {
        INFO(pattern);
        REQUIRE_FALSE(group_names(pattern));
        CHECK(message(group_names(pattern).error(), Language::English) ==
              message(Regex::compile(pattern).error(), Language::English));
    }
}

TEST_CASE("of several patterns the first that matches is told, whatever their groups are called") {
    const RegexSet set({"^(?P<a>\\p{Han}+)报告$", "(?P<a>年报)", "报告"});
    CHECK(set.first_match("某局报告") == 0);
    CHECK(set.first_match("2023年报告") == 1);
    CHECK(set.first_match("(报告)") == 2);
    CHECK_FALSE(set.first_match("通知"));
    CHECK_FALSE(RegexSet({}).first_match("报告"));
}
