#include "facts/year.h"

#include <catch2/catch.hpp>

using namespace gouji;

TEST_CASE("only days of the calendar are dates") {
    CHECK(Date::from(2024, 2, 29));
    CHECK_FALSE(Date::from(2023, 2, 29));
    CHECK_FALSE(Date::from(2023, 13, 1));
    CHECK_FALSE(Date::from(123, 1, 1));
    CHECK_FALSE(Date::parse("2024-1-31"));
}

TEST_CASE("dates are ordered and counted by days") {
    const Date date = Date::parse("2024-01-31").value();
    CHECK(to_string(date.plus_days(29).value()) == "2024-02-29");
    CHECK(date < date.plus_days(1).value());
}

TEST_CASE("a month on, a day that the month lacks is its last") {
    const Date date = Date::parse("2024-01-31").value();
    CHECK(to_string(date.plus_months(1).value()) == "2024-02-29");
    CHECK(to_string(date.plus_months(3).value()) == "2024-04-30");
    CHECK(to_string(date.plus_months(-11).value()) == "2023-02-28");
    CHECK(to_string(date.plus_months(12).value()) == "2025-01-31");
    CHECK_FALSE(date.plus_months(12000));
}
