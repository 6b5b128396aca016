#include "reports/grid/broken_cells.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>

namespace gouji::reports {

namespace {

bool ends_in_text(const Line& line) {
    return line.columns == Columns::Ragged && !line.cells.empty() &&
           line.cells.back().shows == Shows::Text;
}

bool begins_with_text(const Line& line) {
    return line.columns == Columns::Ragged && !line.cells.empty() &&
           line.cells.front().shows == Shows::Text;
}

struct Printed {
    std::string_view text;
    const Labels& labels;
};

// So many lines from `next` on hold the rest of the last cell of `first`; 0 where it is whole.
std::size_t lines_of_rest(const std::vector<Line>& lines, std::size_t first, std::size_t next,
                          const Printed& printed) {
    if (!ends_in_text(lines[first])) return 0;
    std::string whole = shown_text(lines[first].cells.back(), printed.text);
    constexpr std::size_t bytes_of_character = 3;
    const std::size_t longest = 2 * printed.labels.longest() * bytes_of_character;
    for (std::size_t at = next; at < lines.size() && begins_with_text(lines[at]); ++at) {
        const PrintedCell& piece = lines[at].cells.front();
        if (!piece.uses->empty()) return 0;
        whole += shown_text(piece, printed.text);
        if (whole.size() > longest) return 0;
        if (!printed.labels.find(label_key(whole)).empty()) return at - next + 1;
        if (lines[at].cells.size() > 1) return 0;
    }
    return 0;
}

void append(Line& line, Line&& more, const Printed& printed) {
    PrintedCell& cell = line.cells.back();
    cell.rest.push_back(more.cells.front().span);
    set_shown(shown_text(cell, printed.text), printed.labels, cell);
    std::move(more.cells.begin() + 1, more.cells.end(), std::back_inserter(line.cells));
    std::uint32_t column = 0;
    for (PrintedCell& each : line.cells) {
        each.row = line.cells.front().row;
        each.column = column++;
    }
}

}  // namespace

void join_broken_cells(std::vector<Line>& lines, std::string_view text, const Labels& labels) {
    std::size_t kept = 0;
    for (std::size_t next = 0; next < lines.size(); ++kept) {
        if (kept != next) lines[kept] = std::move(lines[next]);
        ++next;
        // What follows the rest of a cell may be the beginning of another one.
        while (const std::size_t rest = lines_of_rest(lines, kept, next, {text, labels})) {
            for (const std::size_t end = next + rest; next < end; ++next)
                append(lines[kept], std::move(lines[next]), {text, labels});
        }
    }
    lines.resize(kept);
}

}  // namespace gouji::reports
