// The texts that a table may print, made ready to look fragments of them up: private to the reading
// of running text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gouji::reports {

class TextIndex {
  public:
    TextIndex() = default;
    // One behind the other, a line break behind each.
    explicit TextIndex(std::u32string texts);

    const std::u32string& texts() const { return texts_; }
    // Whether the fragment stands anywhere in the texts.
    bool has(std::u32string_view fragment) const;

  private:
    std::u32string texts_;
    std::vector<bool> pairs_;          // by pair_key: letters that stand side by side
    std::vector<std::uint32_t> ends_;  // where a piece to the end of the texts begins, in the
                                       // order of these pieces
};

}  // namespace gouji::reports
