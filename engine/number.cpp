#include "engine/number.h"

#include <limits>
#include <utility>

namespace gouji::engine {

namespace {

__extension__ using Wide = __int128;

constexpr std::int64_t powers_of_ten[] = {1,      10,      100,      1000,      10000,
                                          100000, 1000000, 10000000, 100000000, 1000000000};
constexpr int shown_places = 4;

Wide magnitude(Wide value) {
    return value < 0 ? -value : value;
}

Wide greatest_common_divisor(Wide lhs, Wide rhs) {
    while (rhs != 0) lhs = std::exchange(rhs, lhs % rhs);
    return lhs;
}

bool fits(Wide value) {
    return value >= std::numeric_limits<std::int64_t>::min() &&
           value <= std::numeric_limits<std::int64_t>::max();
}

// lhs × rhs, kept in `product`; false on overflow of 128 bits.
bool multiply_wide(Wide lhs, Wide rhs, Wide& product) {
    return !__builtin_mul_overflow(lhs, rhs, &product);
}

// The fewest places after which a fraction with this denominator ends.
std::optional<int> places_of(Wide denominator) {
    for (int places = 0; places <= Decimal::max_scale; ++places) {
        if (powers_of_ten[places] % denominator == 0) return places;
    }
    return std::nullopt;
}

bool rounds_away(Wide quotient, Wide remainder, Wide divisor, Rounding rounding) {
    const Wide twice = 2 * magnitude(remainder);
    if (twice != divisor) return twice > divisor;
    return rounding == Rounding::HalfUp || quotient % 2 != 0;
}

}  // namespace

struct Number::Fraction {
    Wide numerator;
    Wide denominator;  // above 0
};

Number::Fraction Number::fraction_of(const Number& value) {
    const Decimal& decimal = value.numerator_;
    if (!value.is_decimal()) return {decimal.coefficient(), value.denominator_};
    return {decimal.coefficient(), powers_of_ten[decimal.scale()]};
}

std::optional<Number> Number::from(const Fraction& fraction) {
    const Wide common =
        greatest_common_divisor(magnitude(fraction.numerator), fraction.denominator);
    const Wide numerator = fraction.numerator / common;
    const Wide denominator = fraction.denominator / common;
    if (const auto places = places_of(denominator)) {
        Wide coefficient = 0;
        if (!multiply_wide(numerator, powers_of_ten[*places] / denominator, coefficient) ||
            !fits(coefficient))
            return std::nullopt;
        return Number(*Decimal::from(static_cast<std::int64_t>(coefficient), *places));
    }
    if (!fits(numerator) || !fits(denominator)) return std::nullopt;
    Number value(static_cast<std::int64_t>(numerator));
    value.denominator_ = static_cast<std::int64_t>(denominator);
    return value;
}

std::optional<std::int64_t> Number::whole() const {
    if (!is_decimal()) return std::nullopt;
    return numerator_.whole();
}

std::strong_ordering operator<=>(const Number& lhs, const Number& rhs) {
    if (lhs.is_decimal() && rhs.is_decimal()) return lhs.numerator_ <=> rhs.numerator_;
    const Number::Fraction left = Number::fraction_of(lhs);
    const Number::Fraction right = Number::fraction_of(rhs);
    // Each factor fits 64 bits, so the products fit 128.
    const Wide difference_left = left.numerator * right.denominator;
    const Wide difference_right = right.numerator * left.denominator;
    if (difference_left < difference_right) return std::strong_ordering::less;
    return difference_left > difference_right ? std::strong_ordering::greater
                                              : std::strong_ordering::equal;
}

std::optional<Number> add(const Number& lhs, const Number& rhs) {
    if (lhs.is_decimal() && rhs.is_decimal()) {
        const auto sum = add(lhs.numerator_, rhs.numerator_);
        return sum ? std::optional(Number(*sum)) : std::nullopt;
    }
    const Number::Fraction left = Number::fraction_of(lhs);
    const Number::Fraction right = Number::fraction_of(rhs);
    Wide sum = 0;
    if (__builtin_add_overflow(left.numerator * right.denominator,
                               right.numerator * left.denominator, &sum))
        return std::nullopt;
    return Number::from({sum, left.denominator * right.denominator});
}

std::optional<Number> subtract(const Number& lhs, const Number& rhs) {
    const auto negated = negate(rhs);
    if (!negated) return std::nullopt;
    return add(lhs, *negated);
}

std::optional<Number> multiply(const Number& lhs, const Number& rhs) {
    if (lhs.is_decimal() && rhs.is_decimal()) {
        if (const auto product = multiply(lhs.numerator_, rhs.numerator_)) return Number(*product);
    }
    const Number::Fraction left = Number::fraction_of(lhs);
    const Number::Fraction right = Number::fraction_of(rhs);
    return Number::from({left.numerator * right.numerator, left.denominator * right.denominator});
}

std::optional<Number> divide(const Number& lhs, const Number& rhs) {
    if (rhs.is_zero()) return std::nullopt;
    const Number::Fraction left = Number::fraction_of(lhs);
    const Number::Fraction right = Number::fraction_of(rhs);
    const Wide sign = right.numerator < 0 ? -1 : 1;
    return Number::from(
        {left.numerator * right.denominator * sign, left.denominator * magnitude(right.numerator)});
}

std::optional<Number> negate(const Number& value) {
    if (value.numerator_.coefficient() == std::numeric_limits<std::int64_t>::min())
        return std::nullopt;
    Number negated = value;
    negated.numerator_ = *Decimal::from(-value.numerator_.coefficient(), value.numerator_.scale());
    return negated;
}

std::optional<Number> round(const Number& value, int places, Rounding rounding) {
    const Number::Fraction fraction = Number::fraction_of(value);
    const Wide scaled = fraction.numerator * powers_of_ten[places];
    Wide quotient = scaled / fraction.denominator;
    const Wide remainder = scaled % fraction.denominator;
    if (rounds_away(quotient, remainder, fraction.denominator, rounding))
        quotient += scaled < 0 ? -1 : 1;
    if (!fits(quotient)) return std::nullopt;
    return Number(*Decimal::from(static_cast<std::int64_t>(quotient), places));
}

std::string to_string(const Number& value) {
    if (value.is_decimal()) return to_string(value.numerator());
    const auto rounded = round(value, shown_places, Rounding::HalfUp);
    if (rounded) return to_string(rounded->numerator());
    return to_string(value.numerator()) + "/" + std::to_string(value.denominator());
}

}  // namespace gouji::engine
