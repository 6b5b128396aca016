// Regular expressions that are looked for in the normal form of texts, and what it takes to tell
// mostly without them whether they are there.
//
// One pass over a text tells which pieces it has of those that matches have in them. Most texts
// lack what every match has; many show a piece that is a match wherever it stands. What is said is
// always what the regular expression says.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "facts/regex.h"
#include "facts/word_table.h"

namespace gouji {

class TextPatterns {
  public:
    // By piece: whether a text has it.
    using Pieces = std::vector<bool>;

    // The pattern's number.
    std::size_t add(Regex regex);

    const Regex& regex(std::size_t pattern) const { return patterns_[pattern].regex; }
    Pieces pieces_in(std::string_view normal) const;
    // False where the pattern matches nowhere in the text that has these pieces.
    bool may_match(std::size_t pattern, const Pieces& pieces) const;
    // True only where it matches in the text that has these pieces.
    bool surely_matches(std::size_t pattern, const Pieces& pieces) const;

  private:
    struct TextPattern {
        Regex regex;
        std::vector<std::vector<std::size_t>> required;  // of each choice one
        std::vector<std::size_t> sufficient;
    };

    std::vector<TextPattern> patterns_;
    WordTable pieces_;
};

}  // namespace gouji
