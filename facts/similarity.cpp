#include "facts/similarity.h"

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include <unicode/uchar.h>

#include "facts/text.h"

namespace gouji {

namespace {

bool is_dropped(char32_t code_point) {
    const auto character = static_cast<UChar32>(code_point);
    return is_blank(code_point) || u_isdigit(character) != 0 || u_ispunct(character) != 0;
}

using Bits = std::vector<std::uint64_t>;

constexpr std::size_t bits_per_word = 64;

// By character: the positions of `text` it stands at, as bits.
std::unordered_map<char32_t, Bits> positions(const std::u32string& text, std::size_t words) {
    std::unordered_map<char32_t, Bits> where;
    for (std::size_t i = 0; i < text.size(); ++i) {
        Bits& bits = where.try_emplace(text[i], words, 0).first->second;
        bits[i / bits_per_word] |= std::uint64_t{1} << (i % bits_per_word);
    }
    return where;
}

// One column of the table of common subsequences at a time, 64 rows to a word (Hyyrö 2004): a zero
// bit in `column` is a row where the length grows.
std::int64_t longest_common_subsequence(const std::u32string& lhs, const std::u32string& rhs) {
    const std::size_t words = (lhs.size() + bits_per_word - 1) / bits_per_word;
    const auto where = positions(lhs, words);
    Bits column(words, ~std::uint64_t{0});
    for (const char32_t character : rhs) {
        const auto found = where.find(character);
        if (found == where.end()) continue;
        std::uint64_t carry = 0;
        for (std::size_t i = 0; i < words; ++i) {
            const std::uint64_t before = column[i];
            const std::uint64_t matches = before & found->second[i];
            const std::uint64_t sum = before + matches;
            const std::uint64_t carried = sum + carry;
            carry = static_cast<std::uint64_t>(sum < before) |
                    static_cast<std::uint64_t>(carried < sum);
            column[i] = carried | (before & ~matches);
        }
    }
    std::int64_t length = 0;
    for (std::size_t i = 0; i < lhs.size(); ++i) {
        length +=
            static_cast<std::int64_t>((~column[i / bits_per_word] >> (i % bits_per_word)) & 1U);
    }
    return length;
}

}  // namespace

std::u32string compared_characters(std::string_view text) {
    std::u32string characters;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t code_point = next_code_point(text, at);
        if (!is_dropped(code_point)) characters.push_back(code_point);
    }
    return characters;
}

Similarity similarity(std::string_view lhs, std::string_view rhs) {
    const std::u32string left = compared_characters(lhs);
    const std::u32string right = compared_characters(rhs);
    return {2 * longest_common_subsequence(left, right),
            static_cast<std::int64_t>(left.size() + right.size())};
}

}  // namespace gouji
