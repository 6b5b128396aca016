#include "outcomes/on_paper.h"

#include <cstddef>

#include "facts/text.h"

namespace gouji::outcomes {

namespace {

constexpr char32_t first_beyond_ascii = 0x80;

bool is_beyond_ascii(char32_t c) {
    return c >= first_beyond_ascii;
}

std::u32string blanks_closed(std::u32string_view text) {
    std::u32string closed;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != U' ') {
            closed += text[at];
            continue;
        }
        const std::size_t next = text.find_first_not_of(U' ', at);
        const bool is_needed = next != text.npos && !closed.empty() &&
                               !is_beyond_ascii(closed.back()) && !is_beyond_ascii(text[next]);
        if (is_needed) closed += U' ';
        at = (next == text.npos ? text.size() : next) - 1;
    }
    return closed;
}

// Marks that do not come in pairs are left alone: a report may be quoted in the middle.
std::u32string quoted_in_turn(const std::u32string& text) {
    std::u32string turned = text;
    std::size_t depth = 0;
    for (char32_t& c : turned) {
        if (c == U'“' && ++depth == 2) c = U'‘';
        if (c != U'”') continue;
        if (depth == 0) return text;
        if (depth-- == 2) c = U'’';
    }
    return depth == 0 ? turned : text;
}

}  // namespace

std::string on_paper(std::string_view text) {
    std::string printed;
    for (const char32_t c : quoted_in_turn(blanks_closed(code_points(text))))
        append_utf8(c, printed);
    return printed;
}

}  // namespace gouji::outcomes
