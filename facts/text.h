// Text as comparisons see it, with the way back to the bytes it came from.
//
// The normal form of a text has no white space (of any width, joiners and marks of order included),
// full-width letters, digits and signs made half-width, all double and single quotation marks made
// `"`, and look-alike code points (radicals, compatibility ideographs) made the plain character. It
// is what labels, headings and patterns are compared in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/source.h"

namespace gouji {

// The code point at `at`, which is moved behind it, of a sequence of any length.
char32_t next_sequence(std::string_view text, std::size_t& at);

// The same, short for what reports are written in: ASCII, and ideographs in three bytes. `text` is
// UTF-8.
inline char32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i]));
    };
    const std::uint32_t lead = byte(0);
    if (lead < 0x80U) {
        ++at;
        return lead;
    }
    if ((lead & 0xF0U) != 0xE0U || text.size() - at < 3) return next_sequence(text, at);
    // Without their marks, continuations are less than 0x40.
    const std::uint32_t second = byte(1) ^ 0x80U, third = byte(2) ^ 0x80U;
    if ((second | third) >= 0x40U) return next_sequence(text, at);
    at += 3;
    return (lead & 0x0FU) << 12U | second << 6U | third;
}
// Behind the ASCII that stands at `at`, looked at in steps of eight bytes.
inline std::size_t behind_ascii(std::string_view text, std::size_t at) {
    constexpr std::uint64_t beyond_ascii = 0x8080808080808080U;
    std::uint64_t eight = 0;
    while (text.size() - at >= sizeof eight) {
        std::memcpy(&eight, text.data() + at, sizeof eight);
        if ((eight & beyond_ascii) != 0) break;
        at += sizeof eight;
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80U) ++at;
    return at;
}
// Behind the spaces at `at`: pages laid out in columns are full of them.
inline std::size_t behind_spaces(std::string_view text, std::size_t at) {
    constexpr std::string_view eight = "        ";
    while (text.size() - at >= eight.size() && text.substr(at, eight.size()) == eight)
        at += eight.size();
    while (at < text.size() && text[at] == ' ') ++at;
    return at;
}
// A byte of a sign that is not its first.
inline bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}
// Where the sign begins that ends at `end`, which is not 0.
inline std::size_t begin_of_sign(std::string_view text, std::size_t end) {
    do --end;
    while (end > 0 && is_continuation(text[end]));
    return end;
}
// Of the sign that begins with this byte of well-formed text.
inline std::size_t sign_length(char byte) {
    const auto lead = static_cast<unsigned char>(byte);
    if (lead < 0xC0U) return 1;
    return lead < 0xE0U ? 2 : lead < 0xF0U ? 3 : 4;
}
void append_utf8(char32_t code_point, std::string& text);
std::size_t count_code_points(std::string_view text);
std::u32string code_points(std::string_view text);

// Of ASCII alone; of a code point or a byte.
inline constexpr auto is_digit = [](auto sign) { return sign >= '0' && sign <= '9'; };
// Digits and nothing else; one at least.
inline bool are_digits(std::string_view text) {
    for (const char c : text) {
        if (!is_digit(c)) return false;
    }
    return !text.empty();
}

// The number that digits are, 18 of them at most; nothing for any other text.
inline std::optional<std::int64_t> number_in_digits(std::string_view text) {
    constexpr std::size_t longest = 18;
    if (text.size() > longest || !are_digits(text)) return std::nullopt;
    std::int64_t number = 0;
    for (const char digit : text) number = 10 * number + (digit - '0');
    return number;
}

// Of ASCII letters alone.
inline char lower_case(char byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}
bool begins_with_ignoring_case(std::string_view text, std::string_view lower_case_words);

// What the normal form leaves out.
inline bool is_blank(char32_t c) {
    if (c > 0x3000) return c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
    if (c < 0x80) return c <= 0x20 || c == 0x7F;
    if (c < 0x2000) return c == 0xA0 || c == 0x85 || c == 0xAD || c == 0x1680 || c == 0x180E;
    return c <= 0x200F || (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) ||
           c == 0x3000;
}
// The code point in the normal form; not for blanks.
char32_t folded(char32_t code_point);
// A blank-free view of `text` within itself, both ends cut.
std::string_view trimmed(std::string_view text);
Span trimmed(Span span, std::string_view text);

std::string normal_form(std::string_view text);
// The text as printed but for its white space.
std::string without_blanks(std::string_view text);

// A normal form that knows where each of its characters stood.
struct NormalText {
    // Characters that stand in the source one behind the other, byte for byte, or one that another
    // stands for.
    struct Run {
        Span text, source;
        bool is_plain() const { return text.size() == source.size(); }
    };

    std::string text;
    std::vector<Run> runs;

    // Adds what stands for this piece of the source.
    void add(std::string_view piece, Span source);
    // Adds text[begin, end) of another normal form of the same source.
    void add(const NormalText& other, std::size_t begin, std::size_t end);
    // The bytes that text[begin, end) was made from; empty for an empty piece.
    Span place(std::size_t begin, std::size_t end) const;
    // The first character of text[begin, end) that stands at or behind this byte of the source;
    // `end` where all of it stands before.
    std::size_t at(std::uint32_t source_offset, std::size_t begin, std::size_t end) const;
    void clear();

  private:
    std::vector<Run>::const_iterator run_with(std::size_t at) const;
};

// Adds the normal form of source[span] to `normal`.
void append_normal(std::string_view source, Span span, NormalText& normal);

}  // namespace gouji
