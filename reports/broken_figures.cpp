#include "reports/broken_figures.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "facts/text.h"
#include "reports/figure.h"

namespace gouji::reports {

namespace {

// Of a piece of a line. Programs that lay out text disagree on how wide a sign of Chinese is.
struct Columns {
    std::size_t begin = 0, end = 0;
};

std::size_t width_of(std::string_view text, std::size_t of_chinese) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();)
        width += next_code_point(text, at) < 0x80 ? 1 : of_chinese;
    return width;
}

constexpr std::size_t longest_line = 600;  // bytes; what is longer was not laid out in columns
constexpr std::ptrdiff_t farthest = 4;     // lines that a cell is high

// Or as far back as a line may reach.
std::size_t begin_of_line(std::string_view text, std::size_t at) {
    const std::size_t first = at - std::min(at, longest_line);
    const std::size_t before = text.substr(first, at - first).rfind('\n');
    return before == std::string_view::npos ? first : first + before + 1;
}

Columns columns_of(std::string_view text, Span piece, std::size_t of_chinese) {
    const std::size_t line = begin_of_line(text, piece.begin);
    const std::size_t begin = width_of(text.substr(line, piece.begin - line), of_chinese);
    return {begin, begin + piece.size()};
}

bool stand_below(std::string_view text, Span a, Span b) {
    const auto overlap = [&](std::size_t of_chinese) {
        const Columns first = columns_of(text, a, of_chinese);
        const Columns second = columns_of(text, b, of_chinese);
        return first.begin < second.end + 1 && second.begin < first.end + 1;
    };
    return overlap(1) || overlap(2);
}

// Behind a gap, as figures of a column that was laid out stand.
bool stands_apart(std::string_view text, std::size_t begin) {
    return begin >= 2 && text.substr(begin - 2, 2) == "  ";
}

// The digits of a line that gaps part from all else.
std::vector<Span> lone_digits(std::string_view text, Span line) {
    std::vector<Span> runs;
    for (std::size_t at = line.begin; at < line.end; ++at) {
        if (!is_digit(text[at])) continue;
        const std::size_t first = at;
        while (at < line.end && is_digit(text[at])) ++at;
        if (stands_apart(text, first) && (at == line.end || text[at] == ' '))
            runs.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(at)});
    }
    return runs;
}

struct Cell {
    Span span;
    CellIndex index{};
    friend bool operator<(const Cell& lhs, const Cell& rhs) { return lhs.span.end < rhs.span.end; }
};

std::vector<Cell> figures_of(std::size_t table_id, const FactBase& facts) {
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < facts.states.size(); ++i) {
        const bool is_known = facts.states[i] == State::Known && !facts.spans[i].empty();
        if (is_known && facts.form->cells[i].table_id == table_id)
            cells.push_back({facts.spans[i], static_cast<CellIndex>(i)});
    }
    if (!std::is_sorted(cells.begin(), cells.end())) std::sort(cells.begin(), cells.end());
    return cells;
}

// Where the figures of all tables end.
std::vector<std::uint32_t> ends_of_figures(const FactBase& facts) {
    std::vector<std::uint32_t> ends;
    ends.reserve(facts.states.size());
    for (std::size_t i = 0; i < facts.states.size(); ++i) {
        if (facts.states[i] == State::Known) ends.push_back(facts.spans[i].end);
    }
    if (!std::ranges::is_sorted(ends)) std::ranges::sort(ends);
    return ends;
}

void doubt(CellIndex cell, FactBase& facts) {
    const Span place = facts.cell(cell).span;
    facts.set(cell, {State::Unread, {}, place});
    facts.unread.push_back({facts.form->cell(cell).path, Unreadable::Ambiguous, place});
}

// The nearest figure above that stands in these columns, as near as a cell is high.
void doubt_figure_above(Span rest, const std::vector<Cell>& cells, FactBase& facts) {
    const std::string_view text = facts.source->text();
    const Cell here{rest, {}};
    for (auto cell = std::lower_bound(cells.begin(), cells.end(), here); cell != cells.begin();) {
        --cell;
        if (cell->span.end + farthest * longest_line < rest.begin) return;
        const auto lines =
            std::count(text.begin() + cell->span.end, text.begin() + rest.begin, '\n');
        if (lines > farthest) return;
        if (lines == 0 || !stand_below(text, cell->span, rest)) continue;
        if (!stands_apart(text, cell->span.begin)) return;
        if (facts.cell(cell->index).state == State::Known) doubt(cell->index, facts);
        return;
    }
}

// A row of another year, which no form has.
bool names_year(std::string_view line) {
    return year_named_by(line.substr(0, line.find(' '))) != 0;
}

// A row that was seen and not read: its figures are not the rest of others.
bool is_told_unread(Span line, const FactBase& facts) {
    return std::any_of(facts.unread.begin(), facts.unread.end(), [&](const UnreadFact& one) {
        if (one.why == Unreadable::NotPlaced)
            return one.span == line && names_year(facts.source->slice(line));
        return one.span.begin <= line.end && line.begin <= one.span.end;
    });
}

// `ends` are those of the figures that were read, once they are asked for.
void doubt_broken_figures_in(std::size_t table, const Document& document,
                             std::vector<std::uint32_t>& ends, FactBase& facts) {
    constexpr std::size_t most_loose = 200;  // lines; a table has no more rows
    const std::string_view text = facts.source->text();
    const Span span = facts.tables[table].span;
    std::vector<Cell> cells;
    std::size_t loose = 0;
    for (const DocumentBlock& block : document.blocks) {
        const auto* line = std::get_if<Paragraph>(&block);
        if (line == nullptr || line->span.empty() || line->span.begin < span.begin) continue;
        if (line->span.begin > span.end) break;
        if (line->span.size() > longest_line || !is_digit(text[line->span.end - 1])) continue;
        if (ends.empty()) ends = ends_of_figures(facts);
        if (std::ranges::binary_search(ends, line->span.end)) continue;
        if (++loose > most_loose) break;
        if (is_told_unread(line->span, facts)) continue;
        if (cells.empty()) cells = figures_of(table, facts);
        for (const Span rest : lone_digits(text, line->span))
            doubt_figure_above(rest, cells, facts);
    }
}

}  // namespace

void doubt_broken_figures(const Document& document, FactBase& facts) {
    std::vector<std::uint32_t> ends;
    for (std::size_t i = 0; i < facts.tables.size(); ++i) {
        if (facts.tables[i].state == State::Known)
            doubt_broken_figures_in(i, document, ends, facts);
    }
}

}  // namespace gouji::reports
