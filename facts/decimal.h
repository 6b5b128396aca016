// Exact decimals: an amount or a count as a report states it.
//
// A Decimal is coefficient / 10^scale with a scale of 0 to 9 and keeps the scale it was stated
// with, so that "7730.20" is printed as it stood; comparison is by value. Arithmetic gives nothing
// on overflow.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gouji {

class Decimal {
  public:
    static constexpr int max_scale = 9;

    constexpr Decimal() = default;
    constexpr explicit Decimal(std::int64_t whole) : coefficient_(whole) {}
    // Nothing where the scale is outside 0…9.
    static std::optional<Decimal> from(std::int64_t coefficient, int scale);
    // ASCII digits with an optional sign and fraction, nothing else: "-8", "96171.6". Nothing where
    // the text is something else or does not fit.
    static std::optional<Decimal> parse(std::string_view text);

    std::int64_t coefficient() const { return coefficient_; }
    int scale() const { return scale_; }
    // No fraction by value: 3.00 is whole.
    bool is_whole() const;
    bool is_negative() const { return coefficient_ < 0; }
    // The value where it is whole and fits.
    std::optional<std::int64_t> whole() const;

    friend std::strong_ordering operator<=>(const Decimal& lhs, const Decimal& rhs);
    friend bool operator==(const Decimal& lhs, const Decimal& rhs) { return (lhs <=> rhs) == 0; }

  private:
    constexpr Decimal(std::int64_t coefficient, std::int8_t scale)
        : coefficient_(coefficient), scale_(scale) {}

    std::int64_t coefficient_ = 0;
    std::int8_t scale_ = 0;
};

// A number that need not end, in lowest terms; of a decimal the denominator is 1.
struct Quotient {
    Decimal numerator;
    std::int64_t denominator = 1;
};

std::string to_string(const Decimal& value);

// Nothing on overflow of 64 bits or of the scale.
std::optional<Decimal> add(const Decimal& lhs, const Decimal& rhs);
std::optional<Decimal> subtract(const Decimal& lhs, const Decimal& rhs);
std::optional<Decimal> multiply(const Decimal& lhs, const Decimal& rhs);

}  // namespace gouji
