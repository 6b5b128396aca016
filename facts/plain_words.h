// Words that tell nothing of what a number is of, and whether a clause says anything else.
//
// A clause that has a word which is not known may speak of something else than its pattern asks
// for: 邻县所办的, 典型案例中的. Filled once; then constant, and used by several threads.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "facts/word_table.h"

namespace gouji {

// What is plain in one clause besides.
struct PlainBesides {
    // Of the agency that reports. A piece of the name is plain, and what is left of it where signs
    // are left out, as who speaks of himself shortens it.
    std::string_view name;
    std::vector<std::string_view> words;
};

class PlainWords {
  public:
    explicit PlainWords(const std::vector<std::string>& words);

    bool empty() const { return lengths_.empty(); }

    // Whether the text, a normal form, has nothing but these words, digits, titles in 《》 and
    // signs of punctuation, as far as `end`; a word may go on behind it.
    bool make_up(std::string_view text, std::size_t end, const PlainBesides& besides) const;

  private:
    WordTable words_;
    std::vector<std::size_t> lengths_;  // by word
};

}  // namespace gouji
