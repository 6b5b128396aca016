#include "facts/decimal.h"

#include <limits>

#include <catch2/catch.hpp>

using namespace gouji;

namespace {

Decimal decimal(std::string_view text) {
    return Decimal::parse(text).value();
}

}  // namespace

TEST_CASE("a decimal is printed as it was stated and compared by value") {
    CHECK(to_string(decimal("7730.20")) == "7730.20");
    CHECK(to_string(decimal("-0.05")) == "-0.05");
    CHECK(decimal("7730.20") == decimal("7730.2"));
    CHECK(decimal("-8") < decimal("0.1"));
}

TEST_CASE("what is no plain number is no decimal") {
    for (const char* text :
         {"", "-", ".5", "5.", "1,000", "+3", "1e3", "1.2.3", "0x1", "１", " 1", "1.0000000001"}) {
        CAPTURE(text);
        CHECK_FALSE(Decimal::parse(text));
    }
}

TEST_CASE("a number too large to hold is no decimal") {
    CHECK(Decimal::parse("9223372036854775807"));
    CHECK_FALSE(Decimal::parse("9223372036854775808"));
    CHECK_FALSE(Decimal::parse(std::string(400, '9')));
}

TEST_CASE("sums are exact and overflow is said") {
    CHECK(add(decimal("0.1"), decimal("0.2")) == decimal("0.3"));
    CHECK(subtract(decimal("1"), decimal("0.999999999")) == decimal("0.000000001"));
    CHECK_FALSE(add(Decimal(std::numeric_limits<std::int64_t>::max()), Decimal(1)));
    CHECK_FALSE(multiply(decimal("0.000000001"), decimal("0.1")));
}

TEST_CASE("a fraction of zero is whole") {
    CHECK(decimal("3.00").whole() == 3);
    CHECK_FALSE(decimal("1.5").whole());
}

TEST_CASE("the smallest decimal is printed") {
    CHECK(to_string(Decimal(std::numeric_limits<std::int64_t>::min())) == "-9223372036854775808");
}
