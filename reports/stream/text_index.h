// The texts that a table may print, made ready to look fragments of them up: private to the reading
// of running text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gouji::reports {

// Of two letters side by side; others may have the same.
inline std::size_t pair_key(char32_t letter, char32_t next) {
    return letter * 37U + next;
}

class TextIndex {
  public:
    TextIndex() = default;
    // One behind the other, a line break behind each.
    explicit TextIndex(std::u32string texts);

    const std::u32string& texts() const { return texts_; }
    // Whether the fragment stands anywhere in the texts.
    bool has(std::u32string_view fragment) const;
    // Whether it is one of the texts.
    bool has_text(std::u32string_view text) const;

  private:
    // Where pieces of the texts begin whose first two letters have the key, one behind the other.
    std::pair<std::uint32_t, std::uint32_t> beginnings(std::size_t key) const {
        return {first_of_[key], first_of_[key + 1]};
    }

    std::u32string texts_;
    std::u32string letters_;               // that the texts have, sorted
    std::vector<std::uint32_t> begins_;    // by pair_key of what begins there
    std::vector<std::uint32_t> first_of_;  // by pair_key: index of begins_
};

// Which of several indexes have two letters side by side: most pairs of letters are in none, and a
// fragment is only in one that has all its pairs.
class PairIndex {
  public:
    using Set = std::uint8_t;  // a bit for each index; of more than 8, several share one

    static constexpr Set all = 0xFF;

    PairIndex() = default;
    explicit PairIndex(const std::vector<TextIndex>& indexes);

    static Set bit(std::size_t index) { return static_cast<Set>(1U << index % 8); }
    // Those that may have them, since pairs share keys.
    Set with(char32_t letter, char32_t next) const { return sets_[pair_key(letter, next) % keys]; }

  private:
    static constexpr std::size_t keys = 4096;

    std::vector<Set> sets_ = std::vector<Set>(keys, 0);
};

}  // namespace gouji::reports
