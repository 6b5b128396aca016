#include "facts/similarity.h"

#include <algorithm>
#include <bit>
#include <bitset>
#include <cstddef>
#include <string>
#include <vector>

#include <unicode/uchar.h>

#include "facts/text.h"

namespace gouji {

namespace {

bool is_dropped(char32_t code_point) {
    const auto character = static_cast<UChar32>(code_point);
    return is_blank(code_point) || u_isdigit(character) != 0 || u_ispunct(character) != 0;
}

// Those of the characters that nearly all text is written with, looked up once.
constexpr std::size_t basic_characters = 0x10000;
using BasicSet = std::bitset<basic_characters>;

const BasicSet& dropped_characters() {
    static const BasicSet dropped = [] {
        BasicSet set;
        for (std::size_t i = 0; i < set.size(); ++i) set[i] = is_dropped(static_cast<char32_t>(i));
        return set;
    }();
    return dropped;
}

constexpr std::size_t bits_per_word = 64;

// Where each character of a text stands in it, as bits. Not empty.
class Positions {
  public:
    explicit Positions(std::u32string_view text)
        : words_((text.size() + bits_per_word - 1) / bits_per_word),
          slots_(std::bit_ceil(2 * text.size())) {
        for (std::size_t i = 0; i < text.size(); ++i)
            bits_[row_of(text[i]) * words_ + i / bits_per_word] |= std::uint64_t{1}
                                                                   << (i % bits_per_word);
    }

    std::size_t words() const { return words_; }
    // Null where it stands nowhere; else so many words.
    const std::uint64_t* of(char32_t character) const {
        const Slot& slot = slots_[slot_of(character)];
        return slot.row != no_row ? &bits_[slot.row * words_] : nullptr;
    }

  private:
    static constexpr std::uint32_t no_row = 0xFFFFFFFFU;
    struct Slot {
        char32_t character = 0;
        std::uint32_t row = no_row;
    };

    // Its own, or the free one where it would be. Half of all are free, so there is one.
    std::size_t slot_of(char32_t character) const {
        constexpr std::uint32_t odd = 0x9E3779B1U;
        const std::size_t last = slots_.size() - 1;
        std::size_t at = ((character * odd) >> 12U) & last;
        while (slots_[at].row != no_row && slots_[at].character != character) at = (at + 1) & last;
        return at;
    }

    std::size_t row_of(char32_t character) {
        Slot& slot = slots_[slot_of(character)];
        if (slot.row == no_row) {
            slot = {character, rows_++};
            bits_.resize(rows_ * words_);
        }
        return slot.row;
    }

    std::size_t words_;
    std::vector<Slot> slots_;
    std::uint32_t rows_ = 0;
    std::vector<std::uint64_t> bits_;
};

// One column of the table of common subsequences at a time, 64 rows to a word (Hyyrö 2004): a zero
// bit in `column` is a row where the length grows.
std::size_t longest_common_subsequence(std::u32string_view lhs, std::u32string_view rhs) {
    if (lhs.empty() || rhs.empty()) return 0;
    const Positions positions(lhs);
    std::vector<std::uint64_t> column(positions.words(), ~std::uint64_t{0});
    for (const char32_t character : rhs) {
        const std::uint64_t* where = positions.of(character);
        if (where == nullptr) continue;
        std::uint64_t carry = 0;
        for (std::size_t i = 0; i < column.size(); ++i) {
            const std::uint64_t before = column[i];
            const std::uint64_t matches = before & where[i];
            const std::uint64_t sum = before + matches;
            const std::uint64_t carried = sum + carry;
            carry = static_cast<std::uint64_t>(sum < before) |
                    static_cast<std::uint64_t>(carried < sum);
            column[i] = carried | (before & ~matches);
        }
    }
    // No position beyond the text is in `where`, so the bits beyond it stay.
    std::size_t length = 0;
    for (const std::uint64_t word : column) length += bits_per_word - std::bitset<64>(word).count();
    return length;
}

}  // namespace

std::u32string compared_characters(std::string_view text) {
    const BasicSet& dropped = dropped_characters();
    std::u32string characters;
    characters.reserve(text.size() / 3);  // bytes of a Chinese character
    for (std::size_t at = 0; at < text.size();) {
        const char32_t code_point = next_code_point(text, at);
        const bool is_left_out =
            code_point < basic_characters ? dropped[code_point] : is_dropped(code_point);
        if (!is_left_out) characters.push_back(code_point);
    }
    return characters;
}

Similarity similarity(std::string_view lhs, std::string_view rhs) {
    return similarity(compared_characters(lhs), compared_characters(rhs));
}

Similarity similarity(std::u32string_view lhs, std::u32string_view rhs) {
    const std::size_t total = lhs.size() + rhs.size();
    const auto [left, right] = std::mismatch(lhs.begin(), lhs.end(), rhs.begin(), rhs.end());
    const auto begin = static_cast<std::size_t>(left - lhs.begin());
    lhs.remove_prefix(begin);
    rhs.remove_prefix(begin);
    const auto [back, other] = std::mismatch(lhs.rbegin(), lhs.rend(), rhs.rbegin(), rhs.rend());
    const auto end = static_cast<std::size_t>(back - lhs.rbegin());
    lhs.remove_suffix(end);
    rhs.remove_suffix(end);
    const std::size_t length = begin + longest_common_subsequence(lhs, rhs) + end;
    return {static_cast<std::int64_t>(2 * length), static_cast<std::int64_t>(total)};
}

}  // namespace gouji
