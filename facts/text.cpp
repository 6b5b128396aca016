#include "facts/text.h"

#include <algorithm>
#include <array>

#include <unicode/unorm2.h>

#include "facts/threes.h"

namespace gouji {

namespace {

constexpr char32_t replacement_character = 0xFFFD;

std::size_t sequence_length(unsigned char lead) {
    if (lead < 0x80U) return 1;
    if (lead < 0xE0U) return 2;
    return lead < 0xF0U ? 3 : 4;
}

// Only blocks of look-alikes are folded by compatibility: ① would otherwise become a digit that
// joins its neighbours.
bool is_look_alike(char32_t c) {
    return (c >= 0x2E80 && c < 0x2FE0) || (c >= 0xF900 && c < 0xFB00) ||
           (c >= 0xFE30 && c < 0xFE70) || (c >= 0x2F800 && c < 0x2FA20);
}

char32_t compatibility_form(char32_t code_point) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* nfkc = unorm2_getNFKCInstance(&status);
    std::array<UChar, 32> buffer{};
    if (U_FAILURE(status)) return code_point;
    const int length =
        unorm2_getDecomposition(nfkc, static_cast<UChar32>(code_point), buffer.data(), 32, &status);
    if (U_FAILURE(status) || length <= 0) return code_point;
    UChar32 result = 0;
    int at = 0;
    U16_NEXT(buffer.data(), at, length, result);
    return at == length ? static_cast<char32_t>(result) : code_point;
}

// Of the block in which most text stands; its own normal form.
bool is_ideograph(char32_t c) {
    return c >= 0x4E00 && c <= 0x9FFF;
}

// By first byte: of how many bytes a character is that may be its own normal form, told without
// decoding it. 0 for all others, some of which are as well.
constexpr std::array<std::uint8_t, 256> plain_lengths = [] {
    std::array<std::uint8_t, 256> lengths{};
    for (std::size_t lead = 0x21; lead < 0x7F; ++lead) lengths[lead] = lead != '\'' ? 1 : 0;
    for (std::size_t lead = 0xE3; lead <= 0xE9; ++lead) lengths[lead] = 3;
    return lengths;
}();

// How many bytes at `at` are one character that is its own normal form: of ASCII, an ideograph of
// the block in which most text stands, or one of 、 to 》 (U+3001 to U+300B). 0 for any other.
std::size_t plain_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned char lead = byte(0);
    const std::size_t length = plain_lengths[lead];
    if (length <= 1) return length;
    if (text.size() - at < length) return 0;
    if (((byte(1) ^ 0x80U) | (byte(2) ^ 0x80U)) >= 0x40U) return 0;  // no continuations
    if (lead >= 0xE5U) return length;
    const bool is_plain =
        lead == 0xE4U ? byte(1) >= 0xB8U : byte(1) == 0x80U && byte(2) > 0x80U && byte(2) <= 0x8BU;
    return is_plain ? length : 0;
}

// Behind the ideographs of that block at `at`; the last ones may be left out.
std::size_t behind_ideographs(std::string_view text, std::size_t at) {
    return behind_threes(text, at, [&](std::size_t lead) {
        constexpr std::uint32_t first = 0xE4B8, last = 0xE9BF;  // U+4E00 to U+9FFF
        const auto byte = [&](std::size_t i) {
            return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
        };
        return (byte(lead) << 8U | byte(lead + 1)) - first <= last - first;
    });
}

// Behind the characters at `at` that are their own normal form.
std::size_t behind_plain(std::string_view text, std::size_t at) {
    for (;;) {
        at = behind_ideographs(text, at);
        while (at < text.size() && plain_lengths[static_cast<unsigned char>(text[at])] == 1) ++at;
        const std::size_t length = at < text.size() ? plain_length(text, at) : 0;
        if (length == 0) return at;
        at += length;
    }
}

bool is_ascii_blank(char byte) {
    const auto code = static_cast<unsigned char>(byte);
    return code < 0x80U && is_blank(code);
}

// Told by a byte or three, of most characters that are no blanks: printed ASCII, and U+4000 to
// U+EFFF.
bool begins_shown(char byte) {
    const auto lead = static_cast<unsigned char>(byte);
    return (lead > 0x20U && lead < 0x7FU) || (lead >= 0xE4U && lead <= 0xEEU);
}
bool ends_shown(std::string_view text) {
    if (!is_continuation(text.back())) return begins_shown(text.back());
    return text.size() >= 3 && is_continuation(text[text.size() - 2]) &&
           begins_shown(text[text.size() - 3]);
}

bool is_quote(char32_t c) {
    return c == U'"' || c == U'\'' || (c >= 0x2018 && c <= 0x201F) ||
           (c >= 0x300C && c <= 0x300F) || c == 0x301D || c == 0x301E || c == 0x301F;
}

}  // namespace

char32_t next_sequence(std::string_view text, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = sequence_length(lead);
    if (length == 1) {
        ++at;
        return lead;
    }
    char32_t value = lead & (0xFFU >> (length + 1));
    std::size_t taken = 1;
    while (taken < length && at + taken < text.size() && is_continuation(text[at + taken])) {
        value = (value << 6U) | (static_cast<unsigned char>(text[at + taken]) & 0x3FU);
        ++taken;
    }
    at += taken;
    return taken == length ? value : replacement_character;
}

void append_utf8(char32_t c, std::string& text) {
    if (c < 0x80) {
        text += static_cast<char>(c);
        return;
    }
    const int tail = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    constexpr std::array<unsigned, 4> marks{0, 0xC0, 0xE0, 0xF0};
    text += static_cast<char>(marks[static_cast<std::size_t>(tail)] | (c >> (6 * tail)));
    for (int shift = 6 * (tail - 1); shift >= 0; shift -= 6)
        text += static_cast<char>(0x80U | ((c >> shift) & 0x3FU));
}

std::size_t count_code_points(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return !is_continuation(byte); }));
}

std::u32string code_points(std::string_view text) {
    std::u32string result;
    result.reserve(text.size() / 3 + 1);
    for (std::size_t at = 0; at < text.size();) result.push_back(next_code_point(text, at));
    return result;
}

bool begins_with_ignoring_case(std::string_view text, std::string_view lower_case_words) {
    return text.size() >= lower_case_words.size() &&
           std::equal(lower_case_words.begin(), lower_case_words.end(), text.begin(),
                      [](char own, char other) { return own == lower_case(other); });
}

char32_t folded(char32_t c) {
    if (is_ideograph(c)) return c;
    if (c == U'\'') return U'"';
    if (c < 0x2000) return c;
    if (c >= 0xFF01 && c <= 0xFF5E) return folded(c - 0xFEE0);
    if (is_quote(c)) return U'"';
    if (is_look_alike(c)) return compatibility_form(c);
    // 𝟎 to 𝟿: digits in the type of formulas.
    if (c >= 0x1D7CE && c <= 0x1D7FF) return U'0' + (c - 0x1D7CE) % 10;
    return c;
}

std::string_view trimmed(std::string_view text) {
    text.remove_prefix(behind_spaces(text, 0));
    while (!text.empty() && !begins_shown(text.front())) {
        if (is_ascii_blank(text.front())) {
            text.remove_prefix(1);
            continue;
        }
        std::size_t length = 0;
        if (plain_length(text, 0) != 0 || !is_blank(next_code_point(text, length))) break;
        text.remove_prefix(length);
    }
    while (!text.empty() && !ends_shown(text)) {
        if (is_ascii_blank(text.back())) {
            text.remove_suffix(1);
            continue;
        }
        const std::string_view sign = text.substr(begin_of_sign(text, text.size()));
        std::size_t length = 0;
        if (plain_length(sign, 0) != 0 || !is_blank(next_code_point(sign, length))) break;
        text.remove_suffix(sign.size());
    }
    return text;
}

Span trimmed(Span span, std::string_view text) {
    const std::string_view cut = trimmed(text.substr(span.begin, span.size()));
    const auto begin = static_cast<std::uint32_t>(cut.data() - text.data());
    return {begin, begin + static_cast<std::uint32_t>(cut.size())};
}

std::string without_blanks(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t begin = 0, at = 0; begin < text.size(); begin = at) {
        std::size_t end = at;
        while (at < text.size() && !is_blank(next_code_point(text, at))) end = at;
        result.append(text, begin, end - begin);
    }
    return result;
}

std::string normal_form(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t plain = at;
        at = behind_plain(text, at);
        result.append(text, plain, at - plain);
        while (at < text.size() && is_ascii_blank(text[at])) ++at;
        if (at == text.size()) break;
        if (plain_length(text, at) != 0) continue;
        const char32_t c = next_code_point(text, at);
        if (!is_blank(c)) append_utf8(folded(c), result);
    }
    return result;
}

// Behind the last one where the text ends before.
std::vector<NormalText::Run>::const_iterator NormalText::run_with(std::size_t at) const {
    return std::partition_point(runs.begin(), runs.end(),
                                [&](const Run& run) { return run.text.end <= at; });
}

namespace {

void add_run(NormalText::Run run, std::vector<NormalText::Run>& runs) {
    const bool goes_on = !runs.empty() && runs.back().is_plain() && run.is_plain() &&
                         runs.back().source.end == run.source.begin;
    if (goes_on) {
        runs.back().text.end = run.text.end;
        runs.back().source.end = run.source.end;
    } else if (!run.text.empty()) {
        runs.push_back(run);
    }
}

}  // namespace

void NormalText::add(std::string_view piece, Span source) {
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += piece;
    add_run({{begin, static_cast<std::uint32_t>(text.size())}, source}, runs);
}

void NormalText::add(const NormalText& other, std::size_t begin, std::size_t end) {
    for (auto run = other.run_with(begin); run != other.runs.end() && run->text.begin < end;
         ++run) {
        const std::size_t from = std::max<std::size_t>(run->text.begin, begin);
        const std::size_t to = std::min<std::size_t>(run->text.end, end);
        add(std::string_view(other.text).substr(from, to - from), other.place(from, to));
    }
}

Span NormalText::place(std::size_t begin, std::size_t end) const {
    const auto first = run_with(begin);
    const auto offset = [](const Run& run, std::size_t at) {
        return run.source.begin + static_cast<std::uint32_t>(at) - run.text.begin;
    };
    if (begin >= end) {
        const std::uint32_t here = runs.empty()          ? 0
                                   : first == runs.end() ? runs.back().source.end
                                   : first->is_plain()   ? offset(*first, begin)
                                                         : first->source.begin;
        return {here, here};
    }
    const auto last = end <= first->text.end ? first : run_with(end - 1);
    return {first->is_plain() ? offset(*first, begin) : first->source.begin,
            last->is_plain() ? offset(*last, end) : last->source.end};
}

std::size_t NormalText::at(std::uint32_t source_offset, std::size_t begin, std::size_t end) const {
    if (begin >= end) return end;
    const auto last = run_with(end - 1) + 1;
    const auto found = std::partition_point(
        run_with(begin), last, [&](const Run& run) { return run.source.end <= source_offset; });
    if (found == last) return end;
    std::size_t at = found->text.begin;
    if (source_offset > found->source.begin)
        at = found->is_plain() ? at + source_offset - found->source.begin : found->text.end;
    return std::clamp(at, begin, end);
}

void NormalText::clear() {
    text.clear();
    runs.clear();
}

void append_normal(std::string_view source, Span span, NormalText& normal) {
    const std::string_view piece = source.substr(0, span.end);
    for (std::size_t at = span.begin; at < piece.size();) {
        const std::size_t plain = at;
        at = behind_plain(piece, at);
        if (at > plain) {
            normal.add(piece.substr(plain, at - plain),
                       {static_cast<std::uint32_t>(plain), static_cast<std::uint32_t>(at)});
        }
        at = behind_spaces(piece, at);
        if (at == piece.size()) break;
        if (plain_length(piece, at) != 0) continue;
        const auto begin = static_cast<std::uint32_t>(at);
        const char32_t c = next_code_point(piece, at);
        if (is_blank(c)) continue;
        const auto sign = static_cast<std::uint32_t>(normal.text.size());
        append_utf8(folded(c), normal.text);
        add_run({{sign, static_cast<std::uint32_t>(normal.text.size())},
                 {begin, static_cast<std::uint32_t>(at)}},
                normal.runs);
    }
}

}  // namespace gouji
