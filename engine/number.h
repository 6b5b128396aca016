// Numbers of rule arithmetic: exact, a decimal or a quotient of two whole numbers.
//
// A decimal keeps its scale; a quotient is in lowest terms and becomes a decimal where it ends
// within Decimal::max_scale places. Comparison is by value, in 128 bits. Every operation gives
// nothing where the result does not fit, and so does a division by zero.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "facts/decimal.h"

namespace gouji::engine {

enum class Rounding : std::uint8_t { HalfUp, HalfEven };  // half up: away from zero, 四舍五入

class Number {
  public:
    constexpr Number() = default;
    constexpr explicit Number(std::int64_t whole) : numerator_(whole) {}
    constexpr explicit Number(const Decimal& value) : numerator_(value) {}
    // As quotient() gave it.
    constexpr explicit Number(const Quotient& value)
        : numerator_(value.numerator), denominator_(value.denominator) {}

    bool is_decimal() const { return denominator_ == 1; }
    // The decimal, or the numerator where it is a quotient.
    const Decimal& numerator() const { return numerator_; }
    std::int64_t denominator() const { return denominator_; }
    bool is_zero() const { return numerator_.coefficient() == 0; }
    Quotient quotient() const { return {numerator_, denominator_}; }
    // The value where it is whole and fits.
    std::optional<std::int64_t> whole() const;

    friend std::strong_ordering operator<=>(const Number& lhs, const Number& rhs);
    friend bool operator==(const Number& lhs, const Number& rhs) { return (lhs <=> rhs) == 0; }

    friend std::optional<Number> add(const Number& lhs, const Number& rhs);
    friend std::optional<Number> subtract(const Number& lhs, const Number& rhs);
    friend std::optional<Number> multiply(const Number& lhs, const Number& rhs);
    friend std::optional<Number> divide(const Number& lhs, const Number& rhs);
    friend std::optional<Number> negate(const Number& value);
    // To 0…9 places.
    friend std::optional<Number> round(const Number& value, int places, Rounding rounding);

  private:
    struct Fraction;
    static Fraction fraction_of(const Number& value);
    static std::optional<Number> from(const Fraction& fraction);

    Decimal numerator_;
    std::int64_t denominator_ = 1;  // of a whole numerator where it is not 1; above 0
};

// A decimal as it stands; a quotient to four places, which is how it is shown and never how it is
// compared.
std::string to_string(const Number& value);

}  // namespace gouji::engine
