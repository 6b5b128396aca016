#include "reports/stream/stream.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "facts/text.h"
#include "reports/figure.h"
#include "reports/stream/stream_items.h"
#include "reports/stream/stream_region.h"
#include "reports/stream/stream_table.h"

namespace gouji::reports {

namespace {

std::vector<StreamLine> lines_of(const std::vector<DocumentBlock>& blocks,
                                 std::string_view source) {
    std::vector<StreamLine> lines;
    std::uint32_t page = 0;
    std::uint32_t before = 0;
    for (const DocumentBlock& block : blocks) {
        const auto* paragraph = std::get_if<Paragraph>(&block);
        if (paragraph == nullptr) continue;
        const std::string_view gap = source.substr(before, paragraph->span.begin - before);
        page += static_cast<std::uint32_t>(std::count(gap.begin(), gap.end(), '\f'));
        before = paragraph->span.end;
        lines.push_back({paragraph->span, page});
    }
    return lines;
}

bool is_left(const TableShape& shape, const ShapeRow& row, const FactBase& facts) {
    return std::all_of(row.columns.begin(), row.columns.end(), [&](std::size_t column) {
        const FormCell& cell = facts.form->cell(shape.table->cell(row.row, column));
        return std::any_of(facts.unread.begin(), facts.unread.end(), [&](const UnreadFact& unread) {
            return unread.why == Unreadable::RowNotFound && unread.path == cell.path;
        });
    });
}

// The shape of those rows of a table that its grids do not show.
TableShape left_of(const TableShape& shape, const FactBase& facts) {
    TableShape left = shape;
    std::erase_if(left.rows, [&](const ShapeRow& row) { return !is_left(shape, row, facts); });
    left.cells = cells_of(left);
    return left;
}

std::vector<CellIndex> cells_of(const std::vector<TableShape>& shapes) {
    std::vector<CellIndex> cells;
    for (const TableShape& shape : shapes)
        cells.insert(cells.end(), shape.cells.begin(), shape.cells.end());
    return cells;
}

void forget(const std::vector<CellIndex>& cells, FactBase& facts) {
    for (const CellIndex cell : cells) {
        facts.set(cell, {});
        std::erase_if(facts.unread, [&](const UnreadFact& unread) {
            return unread.path == facts.form->cell(cell).path;
        });
    }
}

// Parts that stand in another order than they count: where two columns of a page were written down
// as one, what a part lacks may stand among another's lines.
bool are_in_order(const std::vector<SectionFact>& sections) {
    return std::is_sorted(
        sections.begin(), sections.end(),
        [](const SectionFact& a, const SectionFact& b) { return a.number < b.number; });
}

// A label that stands apart from its table may have its figures elsewhere.
void doubt_blank_rows(const TableShape& shape, FactBase& facts) {
    for (const ShapeRow& row : shape.rows) {
        const auto cell = [&](std::size_t column) { return shape.table->cell(row.row, column); };
        const bool is_blank = std::all_of(
            row.columns.begin(), row.columns.end(),
            [&](std::size_t column) { return facts.cell(cell(column)).state == State::Missing; });
        if (!is_blank) continue;
        for (const std::size_t column : row.columns) {
            const Span seen = facts.cell(cell(column)).span;
            facts.set(cell(column), {State::Unread, {}, seen});
            facts.unread.push_back(
                {facts.form->cell(cell(column)).path, Unreadable::Ambiguous, seen});
        }
    }
}

// Where a page was written down block by block, a table's last figures may stand behind the heading
// below it, before anything of the next table.
bool figures_follow(const StreamRegion& region, const std::vector<StreamLine>& lines,
                    std::string_view source) {
    constexpr std::ptrdiff_t most_between = 3;  // the heading, a unit
    const auto next = std::find_if(lines.begin(), lines.end(), [&](const StreamLine& line) {
        return line.span.begin >= region.end;
    });
    const auto last = next + std::min(lines.end() - next, most_between);
    return std::any_of(next, last, [&](const StreamLine& line) {
        return is_figure(source.substr(line.span.begin, line.span.size()));
    });
}

// A page that draws lines round some parts of a table only: the others are running text.
void read_rest(const StreamRegion& region, const Reading& reading, FactBase& facts) {
    const TableReading table = facts.tables[region.table_id];
    std::vector<TableShape> left;
    for (const TableShape& shape : reading.shapes) {
        if (shape.table_id != region.table_id || shape.edition->number != table.edition) continue;
        if (shape.table->orientation == Orientation::Across) return;
        TableShape rest = left_of(shape, facts);
        if (!rest.rows.empty()) left.push_back(std::move(rest));
    }
    if (left.empty()) return;
    const std::vector<CellIndex> cells = cells_of(left);
    const std::vector<UnreadFact> unread = facts.unread;
    forget(cells, facts);
    std::vector<const TableShape*> shapes;
    for (const TableShape& shape : left) shapes.push_back(&shape);
    read_stream_table(region.lines, shapes, facts);
    const bool is_told = std::any_of(cells.begin(), cells.end(), [&](CellIndex cell) {
        return facts.cell(cell).state != State::NotApplicable;
    });
    if (!is_told) {
        for (const CellIndex cell : cells) facts.set(cell, {State::Unread, {}, table.span});
        facts.unread = unread;
    }
    for (const TableShape& shape : left) doubt_blank_rows(shape, facts);
    TableReading& whole = facts.tables[region.table_id];
    whole.span = {std::min(whole.span.begin, table.span.begin),
                  std::max(std::min(whole.span.end, region.end), table.span.end)};
}

// Tables, or rows of them, that no grid shows.
bool is_any_left(const FactBase& facts) {
    return std::any_of(facts.tables.begin(), facts.tables.end(),
                       [](const TableReading& table) { return table.state == State::Missing; }) ||
           std::any_of(facts.unread.begin(), facts.unread.end(), [](const UnreadFact& unread) {
               return unread.why == Unreadable::RowNotFound;
           });
}

}  // namespace

void read_streams(const std::vector<DocumentBlock>& blocks, const Reading& reading,
                  FactBase& facts) {
    if (!is_any_left(facts)) return;
    const std::vector<StreamLine> lines = lines_of(blocks, facts.source->text());
    const std::vector<StreamRegion> regions =
        find_regions(facts.source->text(), lines, facts.sections, reading);
    for (const StreamRegion& region : regions) {
        const State state = facts.tables[region.table_id].state;
        if (state == State::Known) read_rest(region, reading, facts);
        if (state != State::Missing) continue;
        std::vector<const TableShape*> shapes;
        for (const TableShape& shape : reading.shapes) {
            if (shape.table_id == region.table_id) shapes.push_back(&shape);
        }
        read_stream_table(region.lines, shapes, facts);
        if (!are_in_order(facts.sections) || figures_follow(region, lines, facts.source->text())) {
            for (const TableShape* shape : shapes) doubt_blank_rows(*shape, facts);
        }
        // What stands between a table and its last cells in another part is prose.
        Span& span = facts.tables[region.table_id].span;
        span.end = std::min(span.end, region.end);
    }
}

}  // namespace gouji::reports
