#include "engine/number.h"

#include <cstdint>
#include <limits>

#include <catch2/catch.hpp>

using namespace gouji;
using namespace gouji::engine;

namespace {

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

Number decimal(const char* text) {
    return Number(Decimal::parse(text).value());
}

}  // namespace

TEST_CASE("a quotient that ends is a decimal, another one stays exact") {
    CHECK(divide(Number(1), Number(8)).value() == decimal("0.125"));
    const Number third = divide(Number(1), Number(3)).value();
    CHECK_FALSE(third.is_decimal());
    CHECK(add(add(third, third).value(), third).value() == Number(1));
    CHECK(multiply(third, Number(3)).value().is_decimal());
}

TEST_CASE("quotients compare by cross multiplication, not by digits") {
    const Number third = divide(Number(1), Number(3)).value();
    CHECK(third > decimal("0.333333333"));
    CHECK(third < decimal("0.333333334"));
    CHECK(divide(Number(largest - 1), Number(largest)).value() < Number(1));
    CHECK(divide(Number(-2), Number(-6)).value() == third);
    CHECK(divide(Number(2), Number(-6)).value() == negate(third).value());
}

TEST_CASE("what does not fit, and a division by zero, gives nothing") {
    CHECK_FALSE(add(Number(largest), Number(1)));
    CHECK_FALSE(multiply(Number(largest), Number(largest)));
    CHECK_FALSE(divide(Number(1), Number(0)));
    CHECK_FALSE(negate(Number(std::numeric_limits<std::int64_t>::min())));
    const Number tiny = divide(Number(1), Number(largest)).value();
    CHECK_FALSE(add(tiny, divide(Number(1), Number(largest - 1)).value()));
}

TEST_CASE("rounding goes away from zero at a half, or to the even digit where asked") {
    CHECK(to_string(round(decimal("2.345"), 2, Rounding::HalfUp).value()) == "2.35");
    CHECK(to_string(round(decimal("-2.345"), 2, Rounding::HalfUp).value()) == "-2.35");
    CHECK(to_string(round(decimal("2.345"), 2, Rounding::HalfEven).value()) == "2.34");
    CHECK(to_string(round(decimal("2.355"), 2, Rounding::HalfEven).value()) == "2.36");
    CHECK(to_string(round(divide(Number(2), Number(3)).value(), 2, Rounding::HalfUp).value()) ==
          "0.67");
    CHECK(to_string(round(Number(11), 2, Rounding::HalfUp).value()) == "11.00");
}

TEST_CASE("a decimal is shown as it stands, a quotient to four places") {
    CHECK(to_string(decimal("7730.20")) == "7730.20");
    CHECK(to_string(divide(Number(2), Number(3)).value()) == "0.6667");
}
