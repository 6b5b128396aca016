// A number as prose states it: how exactly, and with which reservation.
//
// "1.2万余" is 12000, exact to the thousand, and at least that. Nothing is guessed: a phrase that
// can be read in two ways (三五, 一百五) states no number. Phrases are in normal form (text.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "facts/decimal.h"

namespace gouji {

enum class Hedge : std::uint8_t {
    None,
    About,     // 约, 近, 左右
    AtLeast,   // 余, 多, 以上, 至少
    MoreThan,  // 超过, 逾
    AtMost,    // 以下, 最多
    LessThan   // 不足, 不到
};

struct StatedNumber {
    Decimal value;
    Decimal step;  // what one unit of the last digit written is worth: 1000 in 1.2万
    Hedge hedge = Hedge::None;
    friend bool operator==(const StatedNumber&, const StatedNumber&) = default;
};

// The whole phrase: a reservation, digits or Chinese numerals, 百 千 万 亿, a sign of percent or
// 元, a reservation. Percentages are in percent, amounts in 元.
std::optional<StatedNumber> stated_number(std::string_view phrase);

// What the statement leaves open. An end that is not given is infinite.
struct Interval {
    enum class End : std::uint8_t { Included, Excluded };
    std::optional<Decimal> low;
    std::optional<Decimal> high;
    End low_end = End::Included;
    End high_end = End::Excluded;
};

// Half a step to each side; where the number is about so, five steps or half of what its last digit
// that is no nought is worth. Nothing on overflow.
std::optional<Interval> interval_of(const StatedNumber& number);
bool contains(const Interval& interval, const Decimal& value);

}  // namespace gouji
