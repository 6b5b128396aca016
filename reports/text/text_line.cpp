#include "reports/text/text_line.h"

#include <array>

#include "facts/text.h"
#include "reports/next_sign.h"

namespace gouji::reports {

std::vector<TextLine> split_lines(std::string_view text) {
    std::vector<TextLine> lines;
    constexpr std::size_t expected = 32;  // bytes of a line
    lines.reserve(text.size() / expected + 1);
    NextSign ends(text, std::array{'\n', '\r', '\f'});
    bool begins_page = true;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = ends.from(begin);
        const Span whole{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
        lines.push_back({whole, trimmed(whole, text), begins_page});
        begins_page = end < text.size() && text[end] == '\f';
        begin = end + 1;
        if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') ++begin;
    }
    return lines;
}

}  // namespace gouji::reports
