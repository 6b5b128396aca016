#include "facts/number_phrase.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "facts/number_scan.h"
#include "facts/numerals.h"
#include "facts/text.h"

namespace gouji {

namespace {

constexpr std::string_view money_sign = "元";

// ---------- what stands beside a number ----------

std::string_view last_sign(std::string_view text) {
    return text.empty() ? text : text.substr(begin_of_sign(text, text.size()));
}

std::string_view first_sign(std::string_view text) {
    std::size_t end = 0;
    if (!text.empty()) next_code_point(text, end);
    return text.substr(0, end);
}

bool is_among(std::string_view sign, std::string_view signs) {
    return !sign.empty() && signs.find(sign) != std::string_view::npos;
}

constexpr std::string_view ascii_digits = "0123456789";
constexpr std::string_view range_signs = "-~—–至到";

bool is_numeral(std::string_view sign) {
    return is_among(sign, ascii_digits) || is_among(sign, numeral_signs);
}

// Neither the end of a longer number, an ordinal (第三), a rough one (数十) nor the end of a range.
bool may_begin(std::string_view before, std::string_view number) {
    const std::string_view sign = last_sign(before);
    if (is_numeral(sign) || is_among(sign, ".*#/第每")) return false;
    if (is_among(first_sign(number), numeral_signs) && is_among(sign, "数几上成")) return false;
    const std::string_view sign_before = last_sign(before.substr(0, before.size() - sign.size()));
    if (sign == ",") return !is_among(sign_before, ascii_digits);
    if (sign == "-") return false;
    return !is_among(sign, range_signs) || !is_numeral(sign_before);
}

// Neither the start of a longer number, masked, nor the start of a range; a count is no year.
bool may_end(std::string_view behind, PhraseKind kind) {
    const std::string_view sign = first_sign(behind);
    const std::string_view next = first_sign(behind.substr(sign.size()));
    if (is_numeral(sign) || is_among(sign, "*%")) return false;
    if (is_among(sign, ".,") && is_among(next, ascii_digits)) return false;
    if (kind == PhraseKind::Count && is_among(sign, "年月日时点号")) return false;
    return !is_among(sign, range_signs) || !is_numeral(next);
}

// 11，234 with the comma of Chinese text is a list.
bool has_list_comma(const NormalText& text, const Match::Piece& piece) {
    for (std::size_t at = piece.begin; at < piece.end; ++at) {
        if (text.text[at] == ',' && text.place(at, at + 1).size() > 1) return true;
    }
    return false;
}

// ---------- what a phrase states ----------

// The numbers of a date in digits or numerals.
std::optional<Date> date_of(std::string_view text) {
    std::vector<int> parts;
    while (!text.empty()) {
        std::size_t end = 0;
        while (end < text.size() && is_numeral(first_sign(text.substr(end)))) {
            end += first_sign(text.substr(end)).size();
        }
        const std::string_view part = text.substr(0, end);
        const std::optional<Decimal> plain = Decimal::parse(part);
        const std::optional<std::int64_t> number = plain ? plain->whole() : chinese_number(part);
        if (!number || *number > 9999) return std::nullopt;
        parts.push_back(static_cast<int>(*number));
        text.remove_prefix(end);
        text.remove_prefix(first_sign(text).size());
    }
    if (parts.size() != 3) return std::nullopt;
    return Date::from(parts[0], parts[1], parts[2]);
}

std::optional<Year> year_of(std::string_view text) {
    const std::optional<Decimal> plain = Decimal::parse(text);
    const std::optional<std::int64_t> number = plain ? plain->whole() : chinese_number(text);
    if (!number || *number > 9999) return std::nullopt;
    return Year::from(static_cast<int>(*number));
}

std::optional<PhraseValue> value_of(PhraseKind kind, std::string_view text) {
    const auto wrapped = [](auto value) {
        return value ? std::optional<PhraseValue>(*value) : std::nullopt;
    };
    if (kind == PhraseKind::Date) return wrapped(date_of(text));
    if (kind == PhraseKind::Year) return wrapped(year_of(text));
    return wrapped(stated_number(text));
}

std::optional<NumberPhrase> phrase_of(PhraseKind kind, const NormalText& text, Match::Piece piece) {
    const std::string_view whole = text.text;
    if (kind == PhraseKind::Money) {
        if (!whole.substr(piece.end).starts_with(money_sign)) return std::nullopt;
        piece.end += money_sign.size();
    }
    const std::string_view phrase = whole.substr(piece.begin, piece.end - piece.begin);
    if (!may_begin(whole.substr(0, piece.begin), phrase)) return std::nullopt;
    if (!may_end(whole.substr(piece.end), kind)) return std::nullopt;
    if (has_list_comma(text, piece)) return std::nullopt;
    const std::optional<PhraseValue> value = value_of(kind, phrase);
    if (!value) return std::nullopt;
    return NumberPhrase{piece, *value};
}

}  // namespace

NumberPhrases::NumberPhrases(const NormalText& text) {
    const NumberScan scan(text.text);
    const auto add = [&](PhraseKind kind, const std::vector<Match::Piece>& pieces) {
        for (const Match::Piece& piece : pieces) {
            if (auto phrase = phrase_of(kind, text, piece))
                phrases_[static_cast<std::size_t>(kind)].push_back(*phrase);
        }
    };
    const std::vector<Match::Piece> counts = scan.counts();
    add(PhraseKind::Count, counts);
    add(PhraseKind::Money, counts);
    add(PhraseKind::Percent, scan.percents());
    add(PhraseKind::Date, scan.dates());
    add(PhraseKind::Year, scan.years());
}

const NumberPhrase* NumberPhrases::at(PhraseKind kind, std::size_t begin) const {
    const std::vector<NumberPhrase>& phrases = of(kind);
    const auto found = std::lower_bound(
        phrases.begin(), phrases.end(), begin,
        [](const NumberPhrase& phrase, std::size_t at) { return phrase.piece.begin < at; });
    return found != phrases.end() && found->piece.begin == begin ? &*found : nullptr;
}

}  // namespace gouji
