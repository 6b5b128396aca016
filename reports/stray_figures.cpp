#include "reports/stray_figures.h"

#include <algorithm>
#include <string_view>
#include <variant>
#include <vector>

#include "facts/text.h"
#include "reports/figure.h"

namespace gouji::reports {

namespace {

bool overlap(Span a, Span b) {
    return a.begin < b.end && b.begin < a.end;
}

bool is_digit(char32_t code_point) {
    return (code_point >= U'0' && code_point <= U'9') ||
           (code_point >= U'０' && code_point <= U'９');
}

// A figure, or one with a character or two before it: “约10”.
bool shows_figure(std::string_view word) {
    if (is_figure(word)) return true;
    constexpr std::size_t most_before = 2;
    std::size_t before = 0;
    char32_t last = 0;
    for (std::size_t at = 0; at < word.size();) {
        last = next_code_point(word, at);
        if (!is_digit(last)) ++before;
    }
    return before <= most_before && is_digit(last);
}

// The words of a line that show a figure.
std::vector<Span> figures_of(std::string_view text, Span line) {
    std::vector<Span> figures;
    Span word{line.begin, line.begin};
    const auto close = [&](std::uint32_t end) {
        word.end = end;
        if (!word.empty() && shows_figure(text.substr(word.begin, word.size())))
            figures.push_back(word);
    };
    for (std::size_t at = line.begin; at < line.end;) {
        const auto here = static_cast<std::uint32_t>(at);
        if (!is_blank(next_code_point(text, at))) continue;
        close(here);
        word.begin = static_cast<std::uint32_t>(at);
    }
    close(line.end);
    return figures;
}

std::vector<CellIndex> cells_of(std::size_t table, const FactBase& facts) {
    std::vector<CellIndex> cells;
    for (std::size_t i = 0; i < facts.states.size(); ++i) {
        if (facts.form->cells[i].table == facts.form->table_ids[table])
            cells.push_back(static_cast<CellIndex>(i));
    }
    return cells;
}

bool is_placed(Span figure, const std::vector<CellIndex>& cells, const FactBase& facts) {
    const auto holds = [&](CellIndex cell) {
        const CellFact fact = facts.cell(cell);
        return fact.state != State::Missing && overlap(figure, fact.span);
    };
    return std::any_of(cells.begin(), cells.end(), holds);
}

// The table with what follows it in its part of the report: the rest of it, or a sentence.
Span reach_of(const TableReading& table, const FactBase& facts) {
    for (const SectionFact& section : facts.sections) {
        if (section.body.begin <= table.span.begin && table.span.begin < section.body.end)
            return {table.span.begin, std::max(table.span.end, section.body.end)};
    }
    return table.span;
}

bool is_of_sentence(std::string_view line) {
    return line.find("。") != std::string_view::npos || line.find("，") != std::string_view::npos;
}

// What no cell of the table was read from, though it stands in its lines.
std::vector<Span> strays_in(std::size_t table, const std::vector<CellIndex>& cells,
                            const Document& document, FactBase& facts) {
    std::vector<Span> strays;
    for (const UnreadFact& unread : facts.unread) {
        if (unread.why == Unreadable::NotPlaced && unread.path == facts.form->table_ids[table])
            strays.push_back(unread.span);
    }
    const Span reach = reach_of(facts.tables[table], facts);
    for (const DocumentBlock& block : document.blocks) {
        const auto* line = std::get_if<Paragraph>(&block);
        if (line == nullptr || !overlap(line->span, reach)) continue;
        if (is_of_sentence(facts.source->slice(line->span))) continue;
        for (const Span figure : figures_of(facts.source->text(), line->span)) {
            const auto is_told = [&](Span stray) { return overlap(stray, figure); };
            if (is_placed(figure, cells, facts) ||
                std::any_of(strays.begin(), strays.end(), is_told))
                continue;
            strays.push_back(figure);
            facts.unread.push_back({facts.form->table_ids[table], Unreadable::NotPlaced, figure});
        }
    }
    return strays;
}

}  // namespace

void doubt_blanks(const Document& document, FactBase& facts) {
    for (std::size_t table = 0; table < facts.tables.size(); ++table) {
        if (facts.tables[table].state != State::Known) continue;
        const std::vector<CellIndex> cells = cells_of(table, facts);
        std::vector<CellIndex> blanks;
        for (const CellIndex cell : cells)
            if (facts.cell(cell).state == State::Missing) blanks.push_back(cell);
        if (blanks.empty()) continue;
        const std::vector<Span> strays = strays_in(table, cells, document, facts);
        if (strays.empty()) continue;
        for (const CellIndex cell : blanks) {
            facts.set(cell, {State::Unread, {}, strays.front()});
            facts.unread.push_back(
                {facts.form->cell(cell).path, Unreadable::Ambiguous, strays.front()});
        }
    }
}

}  // namespace gouji::reports
