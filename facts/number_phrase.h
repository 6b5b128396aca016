// The numbers that stand in a text, found once and then looked up by patterns (pattern.h).
//
// A phrase is a number with its reservation: 近3000, 一百零三, 百分之五, 1.2万余. A number that is
// part of something else (a range, an ordinal, a masked number, the year before 年) is none: better
// none than a wrong one.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <variant>
#include <vector>

#include "facts/regex.h"
#include "facts/stated_number.h"
#include "facts/text.h"
#include "facts/year.h"

namespace gouji {

enum class PhraseKind : std::uint8_t { Count, Money, Percent, Date, Year };
inline constexpr std::size_t phrase_kinds = 5;

using PhraseValue = std::variant<StatedNumber, Date, Year>;

struct NumberPhrase {
    Match::Piece piece;  // of the normal text
    PhraseValue value;
};

class NumberPhrases {
  public:
    explicit NumberPhrases(const NormalText& text);

    // In the order of the text.
    const std::vector<NumberPhrase>& of(PhraseKind kind) const {
        return phrases_[static_cast<std::size_t>(kind)];
    }
    // The phrase that begins at this byte, or null.
    const NumberPhrase* at(PhraseKind kind, std::size_t begin) const;

  private:
    std::array<std::vector<NumberPhrase>, phrase_kinds> phrases_;
};

}  // namespace gouji
