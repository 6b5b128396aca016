#include "reports/text_line.h"

#include "facts/text.h"

namespace gouji::reports {

namespace {

bool ends_line(char byte) {
    return static_cast<unsigned char>(byte) <= '\r' &&
           (byte == '\n' || byte == '\r' || byte == '\f');
}

}  // namespace

std::vector<TextLine> split_lines(std::string_view text) {
    std::vector<TextLine> lines;
    bool begins_page = true;
    std::size_t begin = 0;
    while (begin < text.size()) {
        std::size_t end = begin;
        while (end < text.size() && !ends_line(text[end])) ++end;
        const Span whole{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
        lines.push_back({whole, trimmed(whole, text), begins_page});
        begins_page = end < text.size() && text[end] == '\f';
        begin = end + 1;
        if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') ++begin;
    }
    return lines;
}

}  // namespace gouji::reports
