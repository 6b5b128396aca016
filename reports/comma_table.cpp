#include "reports/comma_table.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "facts/text.h"

namespace gouji::reports {

namespace {

constexpr std::size_t fewest_cells = 3;
constexpr std::size_t fewest_rows = 3;
constexpr std::size_t fewest_figures = 2;  // sentences have commas as well

// Behind the cell that begins at `at`: the place of its comma, or the end of the line.
std::size_t end_of_cell(std::string_view line, std::size_t at) {
    if (at < line.size() && line[at] == '"') {
        const std::size_t quote = line.find('"', at + 1);
        if (quote != std::string_view::npos) at = quote + 1;
    }
    return std::min(line.find(',', at), line.size());
}

bool is_plain_figure(std::string_view cell) {
    return !cell.empty() && cell.find_first_not_of("0123456789.,-") == std::string_view::npos;
}

Span cell_in(std::string_view text, std::size_t begin, std::size_t end) {
    if (end - begin >= 2 && text[begin] == '"' && text[end - 1] == '"') {
        ++begin;
        --end;
    }
    return trimmed({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, text);
}

std::vector<Span> cells_of(std::string_view text, const TextLine& line) {
    std::vector<Span> cells;
    const std::string_view whole = text.substr(0, line.whole.end);
    if (line.content.empty()) return cells;
    for (std::size_t at = line.whole.begin;; ++at) {
        const std::size_t end = end_of_cell(whole, at);
        cells.push_back(cell_in(text, at, end));
        at = end;
        if (at == whole.size()) return cells;
    }
}

}  // namespace

CommaTable read_between_commas(std::string_view text, const std::vector<TextLine>& lines,
                               std::size_t first) {
    const std::size_t width = cells_of(text, lines[first]).size();
    Grid grid;
    grid.columns = Columns::Exact;
    grid.span = lines[first].content;
    std::uint32_t row = 0;
    std::size_t figures = 0;
    std::size_t line = first;
    for (; line < lines.size(); ++line, ++row) {
        const std::vector<Span> cells = cells_of(text, lines[line]);
        if (cells.size() != width) break;
        std::uint32_t column = 0;
        for (const Span cell : cells) {
            grid.cells.push_back({cell, row, column++, 1, 1});
            figures += is_plain_figure(text.substr(cell.begin, cell.size())) ? 1U : 0U;
        }
        grid.span.end = lines[line].content.end;
    }
    if (width < fewest_cells || row < fewest_rows || figures < fewest_figures)
        return {std::nullopt, line};
    return {std::move(grid), line};
}

}  // namespace gouji::reports
