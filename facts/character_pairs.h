// Which characters stand side by side in a text's normal form: told in one pass over the text, so
// that most searches in it are refused without another.
//
// A set of hashes: it may take a text for one that has a piece, never the other way round. Case
// does not count.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

// A piece of text to look for.
struct Piece {
    explicit Piece(std::string text);

    std::string text;
    std::vector<std::uint32_t> pairs;  // none where nothing can be told of it
};

class CharacterPairs {
  public:
    explicit CharacterPairs(std::string_view text);

    // How many characters the normal form has.
    std::size_t characters() const { return characters_; }
    // False where the normal form has no such piece.
    bool may_have(const Piece& piece) const;

  private:
    static constexpr std::uint32_t bits_of_word = 64;

    std::vector<std::uint64_t> bits_;
    std::uint8_t shift_ = 0;
    std::size_t characters_ = 0;
};

}  // namespace gouji
