#include "reports/unread_tables.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "facts/text.h"
#include "reports/figure.h"

namespace gouji::reports {

namespace {

constexpr std::size_t hardly_any = 5;  // figures; fewer may be dates or numbers of a list

bool is_inside(Span inner, Span outer) {
    return outer.begin <= inner.begin && inner.end <= outer.end;
}

bool is_read(Span place, const FactBase& facts) {
    return std::any_of(facts.tables.begin(), facts.tables.end(), [&](const TableReading& table) {
        return table.state != State::Missing && is_inside(place, table.span);
    });
}

std::size_t figures_in_line(std::string_view line) {
    if (line.find("。") != std::string_view::npos || line.find("，") != std::string_view::npos)
        return 0;
    std::size_t count = 0, begin = 0;
    bool open = false;
    const auto close = [&](std::size_t end) {
        if (open && is_figure(line.substr(begin, end - begin))) ++count;
        open = false;
    };
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t here = at;
        if (is_blank(next_code_point(line, at))) {
            close(here);
        } else if (!open) {
            open = true;
            begin = here;
        }
    }
    close(line.size());
    return count;
}

std::size_t figures_in(const Grid& grid, const FactBase& facts) {
    return static_cast<std::size_t>(
        std::count_if(grid.cells.begin(), grid.cells.end(), [&](const GridCell& cell) {
            return !cell.span.empty() && is_figure(facts.source->slice(cell.span));
        }));
}

// Figures in this part of the report that no table took.
std::size_t figures_left(const std::vector<DocumentBlock>& blocks, Span part,
                         const FactBase& facts) {
    std::size_t count = 0;
    for (const DocumentBlock& block : blocks) {
        const auto* grid = std::get_if<Grid>(&block);
        const Span span = grid != nullptr ? grid->span : std::get<Paragraph>(block).span;
        if (!is_inside(span, part) || is_read(span, facts)) continue;
        count +=
            grid != nullptr ? figures_in(*grid, facts) : figures_in_line(facts.source->slice(span));
    }
    return count;
}

void mark_unread(const TableShape& shape, Span part, FactBase& facts) {
    facts.tables[shape.table_id] = {State::Unread, 0, part};
    facts.unread.push_back({shape.table->id, Unreadable::NoTable, part});
    for (const ShapeRow& row : shape.rows) {
        for (const std::size_t column : row.columns) {
            const CellIndex cell = shape.table->cell(row.row, column);
            facts.set(cell, {State::Unread, {}, part});
            facts.unread.push_back({facts.form->cell(cell).path, Unreadable::NoTable, part});
        }
    }
}

}  // namespace

void mark_unread_tables(const std::vector<DocumentBlock>& blocks, const Reading& reading,
                        FactBase& facts) {
    for (const TableShape& shape : reading.shapes) {  // the newest edition first
        if (facts.tables[shape.table_id].state != State::Missing) continue;
        const SectionFact* section = facts.section(shape.table->section);
        if (section == nullptr) continue;
        if (figures_left(blocks, section->body, facts) >= hardly_any)
            mark_unread(shape, section->body, facts);
    }
}

}  // namespace gouji::reports
