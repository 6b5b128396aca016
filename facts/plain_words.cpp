#include "facts/plain_words.h"

#include <bitset>
#include <cstdint>

#include "facts/text.h"

namespace gouji {

namespace {

constexpr std::size_t longest = 600;  // bytes; a longer clause says more than a number

using Reached = std::bitset<longest + 1>;

bool is_ascii(char byte) {
    return static_cast<unsigned char>(byte) < 0x80U;
}

// Behind a sign of punctuation, a digit or a title that begins at `at`; there where none does.
std::size_t behind_sign(std::string_view text, std::size_t at) {
    constexpr std::string_view comma = "、", opens = "《", closes = "》";
    if (is_ascii(text[at])) return at + 1;
    const std::string_view rest = text.substr(at);
    if (rest.starts_with(comma)) return at + comma.size();
    if (!rest.starts_with(opens)) return at;
    const std::size_t close = text.find(closes, at);
    return close == std::string_view::npos ? at : close + closes.size();
}

// A bit for the sign that the text begins with, which others share.
std::uint64_t bit_of_first(std::string_view text) {
    return std::uint64_t{1} << (key_of_sign(text, 0).key % 64U);
}

// Marks the ends of what may be the name, or be left of it, from `at` on: two signs and more, in
// its order, the last a piece of it with the one before or the end of the name.
void reach_over_name(std::string_view text, std::size_t at, std::string_view name,
                     Reached& reached) {
    std::size_t in_name = 0, signs = 0;
    while (at < text.size()) {
        const std::string_view sign = text.substr(at, sign_length(text[at]));
        const std::size_t found = name.find(sign, in_name);
        if (found == std::string_view::npos) return;
        const bool is_next = found == in_name;
        in_name = found + sign.size();
        at += sign.size();
        ++signs;
        if (signs > 1 && (is_next || in_name == name.size())) reached.set(at);
    }
}

}  // namespace

PlainWords::PlainWords(const std::vector<std::string>& words) {
    for (const std::string& word : words) {
        if (words_.add(word) == lengths_.size()) lengths_.push_back(word.size());
    }
}

bool PlainWords::make_up(std::string_view text, std::size_t end,
                         const PlainBesides& besides) const {
    if (end == 0) return true;
    if (text.size() > longest) return false;
    Reached reached;
    reached.set(0);
    std::uint64_t beginnings = 0;
    for (const std::string_view word : besides.words) beginnings |= bit_of_first(word);
    SignKey sign;
    for (std::size_t at = 0; at < end; at += sign.length) {
        sign = key_of_sign(text, at);
        if (!reached[at]) continue;
        reached.set(behind_sign(text, at));
        if (sign.length > 1 && !besides.name.empty())
            reach_over_name(text, at, besides.name, reached);
        words_.search_at(text, at, sign,
                         [&](std::size_t word) { reached.set(at + lengths_[word]); });
        if ((beginnings >> (sign.key % 64U) & 1U) == 0) continue;
        for (const std::string_view word : besides.words) {
            if (text.substr(at).starts_with(word)) reached.set(at + word.size());
        }
    }
    return (reached >> end).any();
}

}  // namespace gouji
