// The texts that a table may print, made ready to look fragments of them up: private to the reading
// of running text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gouji::reports {

class TextIndex {
  public:
    TextIndex() = default;
    // One behind the other, a line break behind each.
    explicit TextIndex(std::u32string texts);

    const std::u32string& texts() const { return texts_; }
    // Whether any text with these letters side by side may be there; most have none.
    bool may_have(char32_t letter, char32_t next) const;
    // Whether the fragment stands anywhere in the texts.
    bool has(std::u32string_view fragment) const;

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

}  // namespace gouji::reports
