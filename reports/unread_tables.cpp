#include "reports/unread_tables.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "facts/text.h"
#include "reports/figure.h"

namespace gouji::reports {

namespace {

constexpr std::size_t hardly_any = 5;  // figures; fewer may be dates or numbers of a list

bool is_inside(Span inner, Span outer) {
    return outer.begin <= inner.begin && inner.end <= outer.end;
}

// Taken by a table, and not only seen in it.
bool is_read(Span place, const FactBase& facts) {
    const bool is_left =
        std::any_of(facts.unread.begin(), facts.unread.end(), [&](const UnreadFact& unread) {
            return unread.why == Unreadable::NotPlaced && place.begin < unread.span.end &&
                   unread.span.begin < place.end;
        });
    return !is_left &&
           std::any_of(facts.tables.begin(), facts.tables.end(), [&](const TableReading& table) {
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

// Heads alone are no table that was read: its figures may stand elsewhere in the part.
bool shows_figures(const TableShape& shape, const FactBase& facts) {
    const State state = facts.tables[shape.table_id].state;
    if (state != State::Known) return state != State::Missing;
    for (std::size_t i = 0; i < facts.states.size(); ++i) {
        if (facts.form->cells[i].table != shape.table->id) continue;
        if (facts.states[i] != State::Missing && facts.states[i] != State::NotApplicable)
            return true;
    }
    return false;
}

void mark_cells_unread(const TableShape& shape, Unreadable why, Span part, FactBase& facts) {
    for (const ShapeRow& row : shape.rows) {
        for (const std::size_t column : row.columns) {
            const CellIndex cell = shape.table->cell(row.row, column);
            if (facts.cell(cell).state == State::Unread) continue;
            facts.set(cell, {State::Unread, {}, part});
            facts.unread.push_back({facts.form->cell(cell).path, why, part});
        }
    }
}

struct Unseen {
    Unreadable why{};
    Span place;
};

// Which of the rows of its edition are printed is not known either.
void mark_unread(const TableShape& shape, const Reading& reading, const Unseen& unseen,
                 FactBase& facts) {
    facts.tables[shape.table_id] = {State::Unread, 0, unseen.place};
    facts.unread.push_back({shape.table->id, unseen.why, unseen.place});
    for (const TableShape& other : reading.shapes) {
        if (other.table_id == shape.table_id && other.edition == shape.edition)
            mark_cells_unread(other, unseen.why, unseen.place, facts);
    }
}

Unreadable why_unread(Gap::Kind kind) {
    return kind == Gap::Kind::DamagedPage ? Unreadable::Damaged : Unreadable::Image;
}

// Where a part of the report stands; of a part that is not found, the stretch between the parts
// that would be its neighbours.
Span place_of(int section, const FactBase& facts) {
    if (const SectionFact* found = facts.section(section)) return found->body;
    Span place{0, static_cast<std::uint32_t>(facts.source->text().size())};
    for (const SectionFact& other : facts.sections) {
        if (other.number < section) place.begin = std::max(place.begin, other.heading.begin);
        if (other.number > section) place.end = std::min(place.end, other.heading.begin);
    }
    return place;
}

bool overlap(Span a, Span b) {
    return a.begin <= b.end && b.begin <= a.end;
}

const Gap* gap_in(const std::vector<Gap>& gaps, Span place) {
    const auto gap =
        std::ranges::find_if(gaps, [place](const Gap& one) { return overlap(one.span, place); });
    return gap == gaps.end() ? nullptr : &*gap;
}

// Of a page whose content could not be followed to its end, what it shows may be only half of what
// it should.
void mark_damaged_cells(Span page, FactBase& facts) {
    for (std::size_t i = 0; i < facts.states.size(); ++i) {
        const auto cell = static_cast<CellIndex>(i);
        const State state = facts.states[i];
        if (state == State::NotApplicable || state == State::Unread) continue;
        const FormCell& form_cell = facts.form->cell(cell);
        const std::size_t table = facts.form->table_index(form_cell.table).value_or(0);
        const bool may_be_lost = state == State::Missing && overlap(facts.tables[table].span, page);
        if (!may_be_lost && !is_inside(facts.spans[i], page)) continue;
        facts.set(cell, {State::Unread, {}, facts.spans[i]});
        facts.unread.push_back({form_cell.path, Unreadable::Damaged, facts.spans[i]});
    }
}

void mark_missing_sections(const std::vector<Gap>& gaps, FactBase& facts) {
    std::set<int> numbers;
    for (const Edition& edition : facts.form->editions) {
        for (const SectionForm& section : edition.sections) numbers.insert(section.number);
    }
    for (const int number : numbers) {
        if (facts.section(number) != nullptr) continue;
        if (const Gap* gap = gap_in(gaps, place_of(number, facts)))
            facts.unread.push_back(
                {"section(" + std::to_string(number) + ")", why_unread(gap->kind), gap->span});
    }
}

}  // namespace

void mark_unread_tables(const Document& document, const Reading& reading, FactBase& facts) {
    const Edition* told =
        facts.year.value ? facts.form->edition_of_year(facts.year.value->number()) : nullptr;
    std::vector<const TableShape*> shapes;  // of the year's edition, then the newest first
    for (const TableShape& shape : reading.shapes) shapes.push_back(&shape);
    std::ranges::stable_partition(shapes,
                                  [&](const TableShape* one) { return one->edition == told; });
    for (const TableShape* one : shapes) {
        const TableShape& shape = *one;
        if (shows_figures(shape, facts)) continue;
        const int number = shape.table->section;
        const Span place = place_of(number, facts);
        const Gap* gap = gap_in(document.gaps, place);
        if (facts.section(number) != nullptr &&
            figures_left(document.blocks, place, facts) >= hardly_any) {
            mark_unread(shape, reading, {Unreadable::NoTable, place}, facts);
        } else if (gap != nullptr) {
            mark_unread(shape, reading, {why_unread(gap->kind), gap->span}, facts);
        }
    }
}

void mark_gaps(const Document& document, FactBase& facts) {
    mark_missing_sections(document.gaps, facts);
    for (const Gap& gap : document.gaps) {
        if (gap.kind == Gap::Kind::DamagedPage) mark_damaged_cells(gap.span, facts);
        if (gap.kind == Gap::Kind::Picture || facts.signed_on.state != State::Missing) continue;
        const bool is_at_end =
            facts.sections.empty() || gap.span.end >= facts.sections.back().heading.begin;
        if (!is_at_end) continue;
        facts.signed_on.state = State::Unread;
        facts.unread.push_back({"signed_on", why_unread(gap.kind), gap.span});
    }
}

}  // namespace gouji::reports
