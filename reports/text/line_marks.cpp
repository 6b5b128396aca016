#include "reports/text/line_marks.h"

#include <algorithm>
#include <cctype>
#include <cstddef>

#include "facts/text.h"

namespace gouji::reports {

namespace {

// <div align="right">, </div>: a tag, not a link in angle brackets.
bool is_tag(std::string_view tag) {
    std::size_t at = tag.starts_with("</") ? 2 : 1;
    const std::size_t name = at;
    while (at < tag.size() && std::isalpha(static_cast<unsigned char>(tag[at])) != 0) ++at;
    return at > name && at < tag.size() && (tag[at] == '>' || tag[at] == ' ' || tag[at] == '/');
}

std::string_view without_tags(std::string_view line) {
    while (line.starts_with('<')) {
        const std::size_t end = line.find('>');
        if (end == std::string_view::npos || !is_tag(line.substr(0, end + 1))) break;
        line = trimmed(line.substr(end + 1));
    }
    while (line.ends_with('>')) {
        const std::size_t begin = line.rfind('<');
        if (begin == std::string_view::npos || !is_tag(line.substr(begin))) break;
        line = trimmed(line.substr(0, begin));
    }
    return line;
}

// ## in Markdown, = in wikis, * in outlines, and a blank behind: before the words of a heading. A
// wiki repeats its marks behind them.
std::string_view without_heading_marks(std::string_view line) {
    constexpr std::string_view marks = "#=*";
    constexpr std::size_t most = 6;
    if (line.ends_with(" =")) line = trimmed(line.substr(0, line.size() - 1));  // two lines of one
    if (line.empty() || marks.find(line.front()) == std::string_view::npos) return line;
    const char mark = line.front();
    const std::size_t words = std::min(line.find_first_not_of(mark), line.size());
    const bool is_parted = words < line.size() && line[words] == ' ';
    if (mark != '#' && (words > most || !is_parted)) return line;
    line = trimmed(line.substr(words));
    return mark == '*' ? line : trimmed(line.substr(0, line.find_last_not_of(mark) + 1));
}

// h1. and h2(#anchor). of other markups, with {anchor:…} behind.
std::string_view without_heading_word(std::string_view line) {
    if (line.size() < 4 || line[0] != 'h' || line[1] < '1' || line[1] > '6') return line;
    std::size_t at = 2;
    if (line[at] == '(') at = line.find(").", at) + 1;
    if (at == 0 || at + 1 >= line.size() || line[at] != '.' || line[at + 1] != ' ') return line;
    line = trimmed(line.substr(at + 1));
    if (line.starts_with("{anchor:")) line = trimmed(line.substr(line.find('}') + 1));
    return line;
}

}  // namespace

std::string_view without_marks(std::string_view line) {
    constexpr std::string_view bold = "**", blank = "&nbsp;";
    line = without_tags(line);
    while (line.starts_with('>')) line = trimmed(line.substr(1));
    while (line.starts_with(blank)) line = trimmed(line.substr(blank.size()));
    line = without_heading_word(without_heading_marks(line));
    if (line.ends_with('}') && line.find('{') != std::string_view::npos)  // {#anchor}
        line = trimmed(line.substr(0, line.find('{')));
    if (line.size() > 2 * bold.size() && line.starts_with(bold) && line.ends_with(bold))
        line = trimmed(line.substr(bold.size(), line.size() - 2 * bold.size()));
    // A line of a sheet that holds one cell only.
    if (line.size() > 2 && line.front() == '"' && line.find('"', 1) == line.size() - 1)
        line = trimmed(line.substr(1, line.size() - 2));
    return line;
}

std::string without_quoting(std::string text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size() - 1) + 1;
        std::string_view line = std::string_view(text).substr(at, end - at);
        at = end;
        if (!trimmed(line).empty()) {
            if (!line.starts_with('>')) return text;
            line.remove_prefix(line.starts_with("> ") ? 2 : 1);
        }
        plain += line;
    }
    return plain;
}

}  // namespace gouji::reports
