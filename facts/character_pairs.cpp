#include "facts/character_pairs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include <unicode/uchar.h>

#include "facts/text.h"

namespace gouji {

namespace {

constexpr std::size_t bits_of_character = 32;  // so that few pairs share a bit
constexpr std::size_t most_bits = std::size_t{1} << 31U;
constexpr std::size_t bytes_of_ideograph = 3;

// By the folding that regular expressions follow too: the Kelvin sign is a k.
char32_t without_case(char32_t c) {
    return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
}

constexpr std::size_t ascii = 0x80;

// Its characters as the normal form has them, without case; 0 for a blank.
constexpr std::array<std::uint8_t, ascii> ascii_forms = [] {
    std::array<std::uint8_t, ascii> forms{};
    for (std::size_t c = '!'; c < 0x7F; ++c) {
        forms[c] = static_cast<std::uint8_t>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    forms['\''] = '"';
    return forms;
}();

// An ideograph U+4E00 to U+9FFF, which is its own normal form, is known by its bytes in UTF-8, so
// that most of a text need not be decoded; any other character by its code point.
bool is_ideograph(std::uint32_t character) {
    return character >= 0xE4B880 && character <= 0xE9BFBF && (character & 0xC0C0U) == 0x8080U;
}

std::uint32_t ideograph_at(std::string_view text, std::size_t at) {
    if (text.size() - at < bytes_of_ideograph) return 0;
    const auto byte = [&](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i]));
    };
    const std::uint32_t bytes = byte(0) << 16U | byte(1) << 8U | byte(2);
    return is_ideograph(bytes) ? bytes : 0;
}

std::uint32_t character_of(char32_t folded) {
    if (folded < 0x4E00 || folded > 0x9FFF) return without_case(folded);
    std::string bytes;
    append_utf8(folded, bytes);
    return ideograph_at(bytes, 0);
}

// Calls visit(character) at each character of the normal form.
template <class Visit>
void each_character(std::string_view text, Visit visit) {
    for (std::size_t at = 0; at < text.size();) {
        if (const auto byte = static_cast<unsigned char>(text[at]); byte < ascii) {
            ++at;
            if (const std::uint32_t form = ascii_forms[byte]; form != 0) visit(form);
            continue;
        }
        if (const std::uint32_t ideograph = ideograph_at(text, at); ideograph != 0) {
            at += bytes_of_ideograph;
            visit(ideograph);
            continue;
        }
        const char32_t c = next_code_point(text, at);
        if (!is_blank(c)) visit(character_of(folded(c)));
    }
}

// Calls visit(pair) for each two characters side by side, and for each that is no ideograph by
// itself: a sign alone tells something. Gives the number of characters.
template <class Visit>
std::size_t each_pair(std::string_view text, Visit visit) {
    constexpr std::uint32_t odd = 0x9E3779B1U;
    constexpr int apart = 7;
    std::uint32_t before = 0;
    std::size_t characters = 0;
    each_character(text, [&](std::uint32_t character) {
        const std::uint32_t mixed = character * odd;
        if (!is_ideograph(character)) visit(mixed);
        if (before != 0) visit(std::rotl(before, apart) ^ mixed);
        before = mixed;
        ++characters;
    });
    return characters;
}

}  // namespace

Piece::Piece(std::string piece) : text(std::move(piece)) {
    each_pair(text, [&](std::uint32_t pair) { pairs.push_back(pair); });
}

CharacterPairs::CharacterPairs(std::string_view text) {
    const std::size_t bits = std::bit_ceil(std::clamp<std::size_t>(
        text.size() / bytes_of_ideograph * bits_of_character, bits_of_word, most_bits));
    std::vector<std::uint64_t> words(bits / bits_of_word);
    shift_ = static_cast<std::uint8_t>(std::countl_zero(static_cast<std::uint32_t>(bits)) + 1);
    characters_ = each_pair(text, [&words, shift = shift_](std::uint32_t pair) {
        const std::uint32_t bit = pair >> shift;
        words[bit / bits_of_word] |= std::uint64_t{1} << (bit % bits_of_word);
    });
    bits_ = std::move(words);
}

bool CharacterPairs::may_have(const Piece& piece) const {
    return std::all_of(piece.pairs.begin(), piece.pairs.end(), [&](std::uint32_t pair) {
        const std::uint32_t bit = pair >> shift_;
        return ((bits_[bit / bits_of_word] >> (bit % bits_of_word)) & 1U) != 0;
    });
}

}  // namespace gouji
