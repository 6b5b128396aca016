#include "facts/stated_number.h"

#include <string>

#include <catch2/catch.hpp>

using namespace gouji;

namespace {

StatedNumber number(std::string_view phrase) {
    INFO(phrase);
    const std::optional<StatedNumber> stated = stated_number(phrase);
    REQUIRE(stated.has_value());
    return *stated;
}

std::string value(std::string_view phrase) {
    return to_string(number(phrase).value);
}

bool agrees(std::string_view phrase, const char* cell) {
    return contains(*interval_of(number(phrase)), *Decimal::parse(cell));
}

}  // namespace

TEST_CASE("a number in prose is read exactly, whatever its script") {
    CHECK(value("11") == "11");
    CHECK(value("11398889") == "11398889");
    CHECK(value("1,234") == "1234");
    CHECK(value("一百零三") == "103");
    CHECK(value("十五") == "15");
    CHECK(value("两") == "2");
    CHECK(value("〇") == "0");
    CHECK(value("1.2万") == "12000");
    CHECK(value("80.5万") == "805000");
    CHECK(value("3千") == "3000");
    CHECK(value("1.5亿") == "150000000");
    CHECK(value("42.86%") == "42.86");
    CHECK(value("百分之五") == "5");
    CHECK(value("百分之四十二点零六") == "42.06");
    CHECK(value("251000元") == "251000");
    CHECK(value("34.35万元") == "343500");
}

TEST_CASE("a phrase with two readings states nothing") {
    for (const char* phrase : {"三五", "七八", "二三十", "一百五", "三万五", "万", "亿", "若干", "",
                               "约", "12.", "1.2.3", "近3000余", "百分之", "5%元", "二〇二三"}) {
        INFO(phrase);
        CHECK_FALSE(stated_number(phrase).has_value());
    }
}

TEST_CASE("a number that no cell could hold states nothing") {
    CHECK_FALSE(stated_number("99999999999999999999").has_value());
    CHECK_FALSE(stated_number("9999999999999亿").has_value());
    CHECK_FALSE(stated_number("一亿亿亿亿").has_value());
}

TEST_CASE("a reservation is kept") {
    CHECK(number("约11").hedge == Hedge::About);
    CHECK(number("近2万").hedge == Hedge::About);
    CHECK(number("超80.5万").hedge == Hedge::MoreThan);
    CHECK(number("31000余").hedge == Hedge::AtLeast);
    CHECK(number("30余万").hedge == Hedge::AtLeast);
    CHECK(number("十余").hedge == Hedge::AtLeast);
    CHECK(number("不足5").hedge == Hedge::LessThan);
    CHECK(number("70%以上").hedge == Hedge::AtLeast);
    CHECK(number("20左右").hedge == Hedge::About);
    CHECK(number("20以内").hedge == Hedge::AtMost);
    CHECK(number("11").hedge == Hedge::None);
}

TEST_CASE("the noughts that end a rough number are no digits of it") {
    CHECK(agrees("近百", "86"));
    CHECK_FALSE(agrees("近百", "150"));
    CHECK(agrees("约300", "312"));
    CHECK_FALSE(agrees("约300", "350"));
    CHECK(agrees("近1000", "960"));
    CHECK(agrees("约130", "126"));
    CHECK_FALSE(agrees("约130", "136"));
    CHECK_FALSE(agrees("100", "96"));
}

TEST_CASE("a number agrees with what it may have been rounded from") {
    CHECK(agrees("11", "11"));
    CHECK_FALSE(agrees("11", "12"));
    CHECK(agrees("1.2万", "11500"));
    CHECK(agrees("1.2万", "12499"));
    CHECK_FALSE(agrees("1.2万", "12500"));
    CHECK(agrees("三万", "34999"));
    CHECK(agrees("约11", "6"));
    CHECK_FALSE(agrees("约11", "16"));
    CHECK(agrees("42.86%", "42.857"));
    CHECK_FALSE(agrees("42.86%", "42.854"));
    CHECK(agrees("34.35万元", "343499"));
}

TEST_CASE("a reservation to one side leaves the other side closed") {
    CHECK(agrees("130余", "130"));
    CHECK_FALSE(agrees("130余", "129"));
    CHECK(agrees("超过130", "131"));
    CHECK_FALSE(agrees("超过130", "130"));
    CHECK(agrees("不足5", "4"));
    CHECK_FALSE(agrees("不足5", "5"));
    CHECK(agrees("5以下", "5"));
}
