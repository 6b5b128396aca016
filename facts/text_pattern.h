// A regular expression that is looked for in the normal form of texts, and what it takes to tell
// mostly without it whether it is there.
//
// Most texts lack what every match has; many show a piece that is a match wherever it stands. What
// is said is always what the regular expression says.
#pragma once

#include <string_view>
#include <vector>

#include "facts/character_pairs.h"
#include "facts/regex.h"

namespace gouji {

class TextPattern {
  public:
    explicit TextPattern(Regex regex);

    const Regex& regex() const { return regex_; }
    // False where it matches nowhere in the text of these pairs.
    bool may_match(const CharacterPairs& pairs) const;
    // True only where it matches in the normal form of the text, which has these pairs.
    bool surely_matches(std::string_view text, const CharacterPairs& pairs) const;

  private:
    Regex regex_;
    std::vector<std::vector<Piece>> required_;  // of each choice one
    std::vector<Piece> sufficient_;
};

}  // namespace gouji
