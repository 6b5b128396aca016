#include "reports/line_marks.h"

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

}  // namespace

std::string_view without_marks(std::string_view line) {
    constexpr std::string_view bold = "**", blank = "&nbsp;";
    line = without_tags(line);
    while (line.starts_with('>')) line = trimmed(line.substr(1));
    while (line.starts_with(blank)) line = trimmed(line.substr(blank.size()));
    if (line.starts_with('#')) {
        line = trimmed(line.substr(std::min(line.find_first_not_of('#'), line.size())));
        line = trimmed(line.substr(0, line.find_last_not_of('#') + 1));
        if (line.ends_with('}') && line.find('{') != std::string_view::npos)  // {#anchor}
            line = trimmed(line.substr(0, line.rfind('{')));
    }
    if (line.size() > 2 * bold.size() && line.starts_with(bold) && line.ends_with(bold))
        line = trimmed(line.substr(bold.size(), line.size() - 2 * bold.size()));
    // A line of a sheet that holds one cell only.
    if (line.size() > 2 && line.front() == '"' && line.find('"', 1) == line.size() - 1)
        line = trimmed(line.substr(1, line.size() - 2));
    return line;
}

}  // namespace gouji::reports
