#include "facts/numerals.h"

#include <catch2/catch.hpp>

using namespace gouji;

TEST_CASE("a Chinese number is read by place or in words") {
    CHECK(chinese_number("二〇二四") == 2024);
    CHECK(chinese_number("十一") == 11);
    CHECK(chinese_number("三十") == 30);
    CHECK(chinese_number("一百零三") == 103);
    CHECK(chinese_number("一万二千") == 12000);
    CHECK_FALSE(chinese_number("若干"));
    CHECK_FALSE(chinese_number(""));
}

TEST_CASE("the numerals that a text begins with end before its first other sign") {
    CHECK(numerals_at_start("十二万件") == "十二万");
    CHECK(numerals_at_start("件十二").empty());
    CHECK(numerals_at_start("十2") == "十");
}

TEST_CASE("the numerals of deeds are numbers one by one") {
    CHECK(formal_numeral(U'壹') == 1);
    CHECK(formal_numeral(U'拾') == 10);
    CHECK(formal_numeral(U'一') == 0);
}

TEST_CASE("a number is written in numerals as it is said") {
    CHECK(in_numerals(3) == "三");
    CHECK(in_numerals(10) == "十");
    CHECK(in_numerals(12) == "十二");
    CHECK(in_numerals(20) == "二十");
    CHECK(in_numerals(99) == "九十九");
    for (int number = 1; number <= 99; ++number)
        CHECK(chinese_number(in_numerals(number)) == number);
}
