#include "reports/text/quoted_lines.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "facts/text.h"

namespace gouji::reports {

namespace {

constexpr std::size_t most_lines = 20;  // of a row
constexpr std::size_t longest = 4'000;  // bytes of it

bool parts_cells(char sign) {
    return sign == ',' || sign == ';' || sign == '\t' || sign == '|';
}

enum class Row : std::uint8_t { Whole, Open, None };

// Whether the text is a row, may be the beginning of one, or is neither.
Row row_of(std::string_view text) {
    std::size_t signs = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '"') {
            at = behind_quoted(text, at);
            if (at == std::string_view::npos) return Row::Open;
            if (at < text.size() && !parts_cells(text[at])) return Row::None;
        }
        at = static_cast<std::size_t>(
            std::find_if(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), parts_cells) -
            text.begin());
        signs += at < text.size() ? 1U : 0U;
    }
    return signs > 0 ? Row::Whole : Row::None;
}

// The last line of the row that begins in `first`.
std::size_t last_of(std::size_t first, std::string_view text, const std::vector<TextLine>& lines) {
    const std::uint32_t begin = lines[first].content.begin;
    const std::size_t end = std::min(lines.size(), first + most_lines);
    for (std::size_t last = first; last < end; ++last) {
        const std::uint32_t size = lines[last].whole.end - begin;
        const Row row = size <= longest ? row_of(text.substr(begin, size)) : Row::None;
        if (row == Row::Whole) return last;
        if (row == Row::None) return first;
    }
    return first;
}

}  // namespace

std::size_t behind_quoted(std::string_view row, std::size_t at) {
    std::size_t quote = row.find('"', at + 1);
    while (quote != std::string_view::npos && row.substr(quote).starts_with("\"\""))
        quote = row.find('"', quote + 2);
    return quote == std::string_view::npos ? quote : quote + 1;
}

void join_quoted_lines(std::string_view text, std::vector<TextLine>& lines) {
    if (text.find('"') == std::string_view::npos) return;
    std::size_t kept = 0;
    for (std::size_t first = 0, last = 0; first < lines.size(); first = last + 1) {
        last = lines[first].content.empty() ? first : last_of(first, text, lines);
        TextLine line = lines[first];
        line.whole.end = lines[last].whole.end;
        if (last > first) line.content = trimmed(line.whole, text);
        lines[kept++] = line;
    }
    lines.resize(kept);
}

Span without_quotes(Span cell, std::string_view text) {
    if (cell.size() < 2 || text[cell.begin] != '"' || text[cell.end - 1] != '"') return cell;
    return trimmed({cell.begin + 1, cell.end - 1}, text);
}

}  // namespace gouji::reports
