#include "facts/stated_number.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "facts/numerals.h"

namespace gouji {

namespace {

struct HedgeWord {
    std::string_view word;
    Hedge hedge;
};

// Longer ones first.
constexpr HedgeWord words_before[] = {
    {"不少于", Hedge::AtLeast}, {"不低于", Hedge::AtLeast}, {"大约", Hedge::About},
    {"将近", Hedge::About},     {"接近", Hedge::About},     {"至少", Hedge::AtLeast},
    {"超过", Hedge::MoreThan},  {"不足", Hedge::LessThan},  {"不到", Hedge::LessThan},
    {"最多", Hedge::AtMost},    {"约", Hedge::About},       {"近", Hedge::About},
    {"超", Hedge::MoreThan},    {"逾", Hedge::MoreThan},
};
constexpr HedgeWord words_within[] = {{"余", Hedge::AtLeast}, {"多", Hedge::AtLeast}};
constexpr HedgeWord words_behind[] = {{"左右", Hedge::About},
                                      {"以上", Hedge::AtLeast},
                                      {"以下", Hedge::AtMost},
                                      {"以内", Hedge::AtMost}};

constexpr std::string_view units[] = {"十", "百", "千", "万", "亿"};
constexpr std::size_t sign_bytes = 3;  // of a Chinese numeral

class Reader {
  public:
    explicit Reader(std::string_view phrase) : rest_(phrase) {}

    std::optional<StatedNumber> read();

  private:
    bool take(std::string_view word) {
        if (!rest_.starts_with(word)) return false;
        rest_.remove_prefix(word.size());
        return true;
    }
    template <class Words>
    void take_hedge(const Words& words) {
        for (const HedgeWord& entry : words) {
            if (!take(entry.word)) continue;
            contradicts_ = contradicts_ || hedge_ != Hedge::None;
            hedge_ = entry.hedge;
            return;
        }
    }
    std::optional<Decimal> digits();
    int magnitude();

    std::string_view rest_;
    Hedge hedge_ = Hedge::None;
    bool contradicts_ = false;
};

bool is_magnitude(std::string_view sign) {
    return sign == "百" || sign == "千" || sign == "万" || sign == "亿";
}

// 三五 is three or five, 一百五 is 105 or 150, 万 alone is a word.
bool reads_in_one_way(std::string_view text) {
    if (text.empty()) return false;
    const std::string_view last = text.substr(text.size() - sign_bytes);
    if (text.size() == sign_bytes) return last != "万" && last != "亿";
    const std::string_view before_last = text.substr(text.size() - 2 * sign_bytes, sign_bytes);
    const bool has_unit = std::any_of(
        std::begin(units), std::end(units),
        [&](std::string_view unit) { return text.find(unit) != std::string_view::npos; });
    const bool open_digit = !is_magnitude(last) && last != "十" && is_magnitude(before_last);
    return has_unit && !open_digit && !text.starts_with("万") && !text.starts_with("亿");
}

std::optional<Decimal> whole_in_numerals(std::string_view text) {
    if (!reads_in_one_way(text)) return std::nullopt;
    const std::optional<std::int64_t> whole = chinese_number(text);
    if (!whole) return std::nullopt;
    return Decimal(*whole);
}

// 1234.5, 1,234.5, 一百零三, 四点五
std::optional<Decimal> Reader::digits() {
    const std::size_t ascii = std::min(rest_.find_first_not_of("0123456789.,"), rest_.size());
    if (ascii > 0) {
        std::string plain(rest_.substr(0, ascii));
        plain.erase(std::remove(plain.begin(), plain.end(), ','), plain.end());
        rest_.remove_prefix(ascii);
        return Decimal::parse(plain);
    }
    const std::string_view whole = numerals_at_start(rest_);
    rest_.remove_prefix(whole.size());
    if (!take("点")) return whole_in_numerals(whole);
    const std::string_view fraction = numerals_at_start(rest_);
    rest_.remove_prefix(fraction.size());
    const std::optional<Decimal> before = whole_in_numerals(whole);
    const std::optional<std::int64_t> behind = chinese_number(fraction);
    if (!before || !behind) return std::nullopt;
    std::string digits_behind = std::to_string(*behind);
    const std::size_t length = fraction.size() / sign_bytes;
    if (digits_behind.size() > length) return std::nullopt;
    digits_behind.insert(0, length - digits_behind.size(), '0');
    return Decimal::parse(to_string(*before) + '.' + digits_behind);
}

int Reader::magnitude() {
    int zeros = 0;
    if (take("百")) zeros += 2;
    if (take("千")) zeros += 3;
    if (take("万")) zeros += 4;
    if (take("亿")) zeros += 8;
    return zeros;
}

std::int64_t power_of_ten(int exponent) {
    std::int64_t power = 1;
    while (exponent-- > 0) power *= 10;
    return power;
}

// The digits with the point moved to the right, and what the last of them is worth.
std::optional<StatedNumber> moved(const Decimal& digits, int zeros) {
    const int scale = std::max(digits.scale() - zeros, 0);
    const std::int64_t factor = power_of_ten(std::max(zeros - digits.scale(), 0));
    const std::optional<Decimal> value = multiply(Decimal(digits.coefficient()), Decimal(factor));
    if (!value) return std::nullopt;
    const std::optional<Decimal> placed = Decimal::from(value->coefficient(), scale);
    const std::optional<Decimal> step = Decimal::from(factor, scale);
    if (!placed || !step) return std::nullopt;
    return StatedNumber{*placed, *step, Hedge::None};
}

std::optional<StatedNumber> Reader::read() {
    take_hedge(words_before);
    const bool spelt_percent = take("百分之");
    const std::string_view numeral = numerals_at_start(rest_);
    const std::optional<Decimal> written = digits();
    if (!written) return std::nullopt;
    take_hedge(words_within);
    const int zeros = magnitude();
    if (zeros > 0) take_hedge(words_within);
    const bool amount = !spelt_percent && (take("%") || take("元"));
    take_hedge(words_behind);
    if (!rest_.empty() || contradicts_ || (spelt_percent && (zeros > 0 || amount)))
        return std::nullopt;
    std::optional<StatedNumber> number = moved(*written, zeros);
    if (!number) return std::nullopt;
    // 三万 is as rough as 3万; below that, Chinese numerals are counts.
    if (numeral.ends_with("万")) number->step = Decimal(10'000);
    if (numeral.ends_with("亿")) number->step = Decimal(100'000'000);
    number->hedge = hedge_;
    return number;
}

}  // namespace

std::optional<StatedNumber> stated_number(std::string_view phrase) {
    return Reader(phrase).read();
}

namespace {

// 100 of 1200: the noughts that end a rough number are no digits.
std::int64_t worth_of_last_digit(const Decimal& value) {
    std::int64_t worth = 1;
    for (std::int64_t left = value.whole().value_or(0); left != 0 && left % 10 == 0; left /= 10)
        worth *= 10;
    return worth;
}

// To each side of the number; nothing on overflow.
std::optional<Decimal> room_around(const StatedNumber& number) {
    const auto half = Decimal::from(5, 1);
    if (number.hedge == Hedge::None) return multiply(number.step, *half);
    const auto steps = multiply(number.step, Decimal(5));
    const auto noughts = multiply(Decimal(worth_of_last_digit(number.value)), *half);
    if (!steps || !noughts) return std::nullopt;
    return std::max(*steps, *noughts);
}

}  // namespace

std::optional<Interval> interval_of(const StatedNumber& number) {
    switch (number.hedge) {
        case Hedge::AtLeast:
            return Interval{number.value, std::nullopt, Interval::End::Included, {}};
        case Hedge::MoreThan:
            return Interval{number.value, std::nullopt, Interval::End::Excluded, {}};
        case Hedge::AtMost:
            return Interval{std::nullopt, number.value, {}, Interval::End::Included};
        case Hedge::LessThan:
            return Interval{std::nullopt, number.value, {}, Interval::End::Excluded};
        case Hedge::None:
        case Hedge::About:
            break;
    }
    const std::optional<Decimal> room = room_around(number);
    if (!room) return std::nullopt;
    const std::optional<Decimal> low = subtract(number.value, *room);
    const std::optional<Decimal> high = add(number.value, *room);
    if (!low || !high) return std::nullopt;
    return Interval{low, high, Interval::End::Included, Interval::End::Excluded};
}

bool contains(const Interval& interval, const Decimal& value) {
    if (interval.low && value < *interval.low) return false;
    if (interval.high && value > *interval.high) return false;
    const bool at_low = interval.low && value == *interval.low;
    const bool at_high = interval.high && value == *interval.high;
    return !(at_low && interval.low_end == Interval::End::Excluded) &&
           !(at_high && interval.high_end == Interval::End::Excluded);
}

}  // namespace gouji
