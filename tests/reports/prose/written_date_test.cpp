#include "reports/prose/written_date.h"

#include <string>

#include <catch2/catch.hpp>

using namespace gouji;
using namespace gouji::reports;

TEST_CASE("a date is read in each way that reports write it") {
    const auto expected = Date::from(2024, 1, 23);
    CHECK(date_at("2024年1月23日", 0)->date() == expected);
    CHECK(date_at("2024年01月23号", 0)->date() == expected);
    CHECK(date_at("2024-01-23", 0)->date() == expected);
    CHECK(date_at("2024.1.23", 0)->date() == expected);
    CHECK(date_at("2024/1/23", 0)->date() == expected);
    CHECK(date_at("二〇二四年一月二十三日", 0)->date() == expected);
    CHECK(date_at("二零二四年一月二十三日", 0)->date() == expected);
    CHECK(date_at("二0二四年一月二十三日", 0)->date() == expected);
    CHECK(date_at("二O二四年一月二十三日", 0)->date() == expected);
}

TEST_CASE("what is typed for 〇 in a year is one, and 元月 is January") {
    const auto expected = Date::from(2024, 1, 23);
    for (const char* year : {"二0二四", "二O二四", "二o二四", "二О二四", "二○二四", "二◯二四"}) {
        INFO(year);
        const auto date = date_at(std::string(year) + "年元月二十三日", 0);
        REQUIRE(date);
        CHECK(date->date() == expected);
    }
    CHECK_FALSE(date_at("O二四年一月二十三日", 0));
}

TEST_CASE("the first month may be called 元") {
    CHECK(written_number("元") == 1);
    CHECK_FALSE(written_number("元一"));
}

TEST_CASE("a text of nothing but a date may have fewer signs") {
    const auto expected = Date::from(2024, 1, 18);
    CHECK(bare_date("20240118")->date() == expected);
    CHECK(bare_date("2024年1月18")->date() == expected);
    CHECK(bare_date("二〇二四年一月十八")->date() == expected);
    for (const char* other : {"20241318", "86220000", "202401180", "2024年1月", "2024年1月18件"})
        CHECK_FALSE(bare_date(other));
}

TEST_CASE("a month without a day is a date without one") {
    const auto date = date_at("2017年3月", 0);
    REQUIRE(date);
    CHECK(date->day == 0);
    CHECK_FALSE(date->date());
}

TEST_CASE("a day that the calendar does not have is written, but no date") {
    const auto date = date_at("2023年2月30日", 0);
    REQUIRE(date);
    CHECK_FALSE(date->date());
}

TEST_CASE("numbers that are no date are none") {
    CHECK_FALSE(date_at("2024", 0));
    CHECK_FALSE(date_at("2024年度", 0));
    CHECK_FALSE(date_at("1.5", 0));
    CHECK_FALSE(date_at("二0", 0));
    CHECK_FALSE(date_at("二〇二四年一0月二十三日", 0));
    CHECK_FALSE(date_at("0599-66028", 0));
}

TEST_CASE("the date at the end of a line is found behind a name") {
    const auto date = date_at_end("某市图书馆2024年1月23日");
    REQUIRE(date);
    CHECK(date->begin == std::string_view("某市图书馆").size());
    CHECK_FALSE(date_at_end("2024年1月23日,某馆"));
}
