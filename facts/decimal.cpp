#include "facts/decimal.h"

#include <algorithm>
#include <limits>

#include "facts/text.h"

namespace gouji {

namespace {

__extension__ using Wide = __int128;

constexpr std::int64_t powers_of_ten[] = {1,      10,      100,      1000,      10000,
                                          100000, 1000000, 10000000, 100000000, 1000000000};

std::optional<Decimal> narrow(Wide coefficient, int scale) {
    while (scale > Decimal::max_scale && coefficient % 10 == 0) {
        coefficient /= 10;
        --scale;
    }
    if (coefficient < std::numeric_limits<std::int64_t>::min()) return std::nullopt;
    if (coefficient > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
    return Decimal::from(static_cast<std::int64_t>(coefficient), scale);
}

Wide scaled(const Decimal& value, int scale) {
    return Wide{value.coefficient()} * powers_of_ten[scale - value.scale()];
}

}  // namespace

std::optional<Decimal> Decimal::from(std::int64_t coefficient, int scale) {
    if (scale < 0 || scale > max_scale) return std::nullopt;
    return Decimal(coefficient, static_cast<std::int8_t>(scale));
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const std::size_t point = text.find('.');
    const std::string_view fraction = point == std::string_view::npos ? "" : text.substr(point + 1);
    if (point == 0 || text.empty() || (point != std::string_view::npos && fraction.empty()))
        return std::nullopt;
    Wide coefficient = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == point) continue;
        if (!is_digit(text[i]) || coefficient > std::numeric_limits<std::int64_t>::max())
            return std::nullopt;
        coefficient = coefficient * 10 + (text[i] - '0');
    }
    return narrow(negative ? -coefficient : coefficient, static_cast<int>(fraction.size()));
}

bool Decimal::is_whole() const {
    return coefficient_ % powers_of_ten[scale_] == 0;
}

std::optional<std::int64_t> Decimal::whole() const {
    if (!is_whole()) return std::nullopt;
    return coefficient_ / powers_of_ten[scale_];
}

std::strong_ordering operator<=>(const Decimal& lhs, const Decimal& rhs) {
    if (lhs.scale() == rhs.scale()) return lhs.coefficient() <=> rhs.coefficient();
    const int scale = std::max(lhs.scale(), rhs.scale());
    const Wide left = scaled(lhs, scale);
    const Wide right = scaled(rhs, scale);
    if (left < right) return std::strong_ordering::less;
    return left > right ? std::strong_ordering::greater : std::strong_ordering::equal;
}

std::string to_string(const Decimal& value) {
    const bool negative = value.is_negative();
    const auto magnitude = negative ? 0 - static_cast<std::uint64_t>(value.coefficient())
                                    : static_cast<std::uint64_t>(value.coefficient());
    std::string digits = std::to_string(magnitude);
    const auto scale = static_cast<std::size_t>(value.scale());
    if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
    if (scale > 0) digits.insert(digits.size() - scale, 1, '.');
    return negative ? "-" + digits : digits;
}

std::optional<Decimal> add(const Decimal& lhs, const Decimal& rhs) {
    if (lhs.scale() == rhs.scale()) {
        std::int64_t sum = 0;
        if (__builtin_add_overflow(lhs.coefficient(), rhs.coefficient(), &sum)) return std::nullopt;
        return Decimal::from(sum, lhs.scale());
    }
    const int scale = std::max(lhs.scale(), rhs.scale());
    return narrow(scaled(lhs, scale) + scaled(rhs, scale), scale);
}

std::optional<Decimal> subtract(const Decimal& lhs, const Decimal& rhs) {
    const int scale = std::max(lhs.scale(), rhs.scale());
    return narrow(scaled(lhs, scale) - scaled(rhs, scale), scale);
}

std::optional<Decimal> multiply(const Decimal& lhs, const Decimal& rhs) {
    return narrow(Wide{lhs.coefficient()} * rhs.coefficient(), lhs.scale() + rhs.scale());
}

}  // namespace gouji
