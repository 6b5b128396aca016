#include "facts/number_scan.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "facts/numerals.h"
#include "facts/text.h"

namespace gouji {

namespace {

constexpr std::size_t sign_bytes = 3;  // of every sign below

// Longer ones before those that they end with.
constexpr std::array<std::string_view, 14> words_before{"不少于", "不低于", "大约", "将近", "接近",
                                                        "至少",   "超过",   "不足", "不到", "最多",
                                                        "约",     "近",     "超",   "逾"};

enum class Sign : std::uint8_t { Other, Digit, Zero, Numeral, Ten, Two, Hundred, Magnitude };

Sign sign_of(char32_t c) {
    if (c < 0x80) return is_digit(c) ? Sign::Digit : Sign::Other;
    switch (c) {
        case U'零':
        case U'〇':
        case U'○':
            return Sign::Zero;
        case U'十':
            return Sign::Ten;
        case U'两':
            return Sign::Two;
        case U'百':
        case U'千':
            return Sign::Hundred;
        case U'万':
        case U'亿':
            return Sign::Magnitude;
        default:
            return is_numeral(c) ? Sign::Numeral : Sign::Other;
    }
}

// By the last six bits of a numeral's bytes, which tell most signs from all of them.
constexpr std::uint64_t numeral_bits = [] {
    std::uint64_t bits = 0;
    for (const char32_t c : U"零〇○一二三四五六七八九十两百千")
        bits |= std::uint64_t{1} << (c & 0x3FU);
    return bits;
}();

bool may_be_number(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80U) return is_digit(lead);
    if (text.size() - at < sign_bytes || lead < 0xE0U) return false;
    return (numeral_bits >> (static_cast<unsigned char>(text[at + 2]) & 0x3FU) & 1U) != 0;
}

using Kinds = bool (*)(Sign);

bool is_arabic(Sign sign) {
    return sign == Sign::Digit;
}
bool is_of_year(Sign sign) {
    return sign == Sign::Zero || sign == Sign::Numeral;
}
bool is_of_month(Sign sign) {
    return sign == Sign::Numeral || sign == Sign::Ten;
}
bool begins_numeral(Sign sign) {
    return sign != Sign::Other && sign != Sign::Digit && sign != Sign::Magnitude;
}
bool continues_numeral(Sign sign) {
    return sign != Sign::Other && sign != Sign::Digit;
}

// A place in the text that moves on over what fits.
class Reader {
  public:
    Reader(std::string_view text, std::size_t at) : text_(text), at_(at) {}

    std::size_t at() const { return at_; }
    bool take(std::string_view word) {
        if (!text_.substr(at_).starts_with(word)) return false;
        at_ += word.size();
        return true;
    }
    template <std::size_t count>
    bool take_one_of(const std::array<std::string_view, count>& words) {
        return std::any_of(words.begin(), words.end(), [&](auto word) { return take(word); });
    }
    // As many signs of the kind as there are, up to `most`.
    std::size_t take(Kinds is_of, std::size_t most = std::string_view::npos) {
        std::size_t count = 0;
        while (count < most && at_ < text_.size()) {
            std::size_t behind = at_;
            if (!is_of(sign_of(next_code_point(text_, behind)))) break;
            at_ = behind;
            ++count;
        }
        return count;
    }
    // 1,234.5 or 12345.6: a separator stands before each three digits, or there is none.
    bool take_digits() {
        const std::size_t first = take(is_arabic);
        if (first == 0) return false;
        if (first <= 3) {
            while (Reader(*this).take_thousand()) take_thousand();
        }
        Reader fraction(*this);
        if (fraction.take(".") && fraction.take(is_arabic) > 0) *this = fraction;
        return true;
    }
    bool take_numerals() { return take(begins_numeral, 1) > 0 && (take(continues_numeral), true); }

  private:
    bool take_thousand() { return take(",") && take(is_arabic, 3) == 3; }

    std::string_view text_;
    std::size_t at_;
};

// Words as about and at least that stand right before the number.
std::size_t with_words_before(std::string_view text, std::size_t from, std::size_t begin) {
    const std::string_view before = text.substr(from, begin - from);
    for (const std::string_view word : words_before) {
        if (before.ends_with(word)) return begin - word.size();
    }
    return begin;
}

std::optional<std::size_t> count_end(std::string_view text, std::size_t begin) {
    constexpr std::array<std::string_view, 2> more{"余", "多"}, hundreds{"百", "千"},
        magnitudes{"万", "亿"};
    Reader reader(text, begin);
    if (!reader.take_digits()) reader.take_numerals();
    reader.take_one_of(more);
    reader.take_one_of(hundreds);
    reader.take_one_of(magnitudes);
    reader.take_one_of(more);
    return reader.at();
}

std::optional<std::size_t> percent_end(std::string_view text, std::size_t begin) {
    Reader reader(text, begin);
    if (reader.take_digits()) {
        if (reader.take("%")) return reader.at();
        return std::nullopt;
    }
    if (!reader.take("百分之")) return std::nullopt;
    if (reader.take_digits()) return reader.at();
    if (!reader.take_numerals()) return std::nullopt;
    Reader fraction(reader);
    if (fraction.take("点") && fraction.take(is_of_year) > 0) return fraction.at();
    return reader.at();
}

std::optional<std::size_t> year_end(std::string_view text, std::size_t begin) {
    constexpr std::size_t length = 4;
    Reader digits(text, begin);
    if (digits.take(is_arabic, length) == length) return digits.at();
    Reader numerals(text, begin);
    if (numerals.take(is_of_year, length) == length) return numerals.at();
    return std::nullopt;
}

std::optional<std::size_t> date_end(std::string_view text, std::size_t begin) {
    const std::optional<std::size_t> year = year_end(text, begin);
    if (!year) return std::nullopt;
    const bool in_digits = *year - begin < 2 * sign_bytes;
    Reader reader(text, *year);
    if (reader.take("年")) {
        const Kinds kind = in_digits ? is_arabic : is_of_month;
        const bool fits = reader.take(kind, 2) > 0 && reader.take("月") &&
                          reader.take(kind, in_digits ? 2 : 3) > 0 && reader.take("日");
        return fits ? std::optional(reader.at()) : std::nullopt;
    }
    constexpr std::array<std::string_view, 3> separators{"-", ".", "/"};
    const bool fits = in_digits && reader.take_one_of(separators) &&
                      reader.take(is_arabic, 2) > 0 && reader.take_one_of(separators) &&
                      reader.take(is_arabic, 2) > 0;
    return fits ? std::optional(reader.at()) : std::nullopt;
}

using End = std::optional<std::size_t> (*)(std::string_view, std::size_t);
enum class WordsBefore : std::uint8_t { AreLeft, AreTaken };

std::vector<Match::Piece> pieces(std::string_view text, const std::vector<std::size_t>& signs,
                                 End end_of, WordsBefore words) {
    std::vector<Match::Piece> all;
    std::size_t from = 0;
    for (const std::size_t begin : signs) {
        if (begin < from) continue;
        const std::optional<std::size_t> end = end_of(text, begin);
        if (!end) continue;
        all.push_back(
            {words == WordsBefore::AreTaken ? with_words_before(text, from, begin) : begin, *end});
        from = *end;
    }
    return all;
}

// Signs that a percentage may begin with. Where digits are followed by no %, what begins within
// them ends with them too, but for their decimals, and for the last three, which thousands may
// follow.
std::vector<std::size_t> percent_starts(std::string_view text,
                                        const std::vector<std::size_t>& signs) {
    constexpr std::size_t thousand = 3;
    std::vector<std::size_t> starts;
    std::size_t from = 0;
    for (const std::size_t sign : signs) {
        if (sign < from) continue;
        Reader reader(text, sign);
        if (reader.take_digits() && !percent_end(text, sign)) {
            const std::string_view taken = text.substr(sign, reader.at() - sign);
            const std::size_t point = taken.find('.');
            from = point == taken.npos ? reader.at() - std::min(thousand, reader.at())
                                       : sign + point + 1;
        } else {
            starts.push_back(sign);
        }
    }
    return starts;
}

}  // namespace

NumberScan::NumberScan(std::string_view text) : text_(text) {
    for (std::size_t at = 0; at < text.size();) {
        if (!may_be_number(text, at)) {
            at += sign_length(text[at]);
            continue;
        }
        const std::size_t begin = at;
        const Sign sign = sign_of(next_code_point(text, at));
        if (is_arabic(sign) || begins_numeral(sign)) signs_.push_back(begin);
    }
}

std::vector<Match::Piece> NumberScan::counts() const {
    return pieces(text_, signs_, count_end, WordsBefore::AreTaken);
}

std::vector<Match::Piece> NumberScan::percents() const {
    return pieces(text_, percent_starts(text_, signs_), percent_end, WordsBefore::AreTaken);
}

std::vector<Match::Piece> NumberScan::dates() const {
    return pieces(text_, signs_, date_end, WordsBefore::AreLeft);
}

std::vector<Match::Piece> NumberScan::years() const {
    return pieces(text_, signs_, year_end, WordsBefore::AreLeft);
}

}  // namespace gouji
