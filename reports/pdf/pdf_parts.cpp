#include "reports/pdf/pdf_parts.h"

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

namespace gouji::reports {

namespace {

constexpr int same_edge = 400;

// The edges of both, each once.
std::vector<int> united(std::vector<int> xs, const std::vector<int>& others) {
    for (const int other : others) {
        const bool is_there =
            std::ranges::any_of(xs, [other](int x) { return std::abs(x - other) <= same_edge; });
        if (!is_there) xs.push_back(other);
    }
    std::ranges::sort(xs);
    return xs;
}

std::uint32_t index_near(const std::vector<int>& xs, int x) {
    const auto nearest =
        std::ranges::min_element(xs, {}, [x](int edge) { return std::abs(edge - x); });
    return static_cast<std::uint32_t>(nearest - xs.begin());
}

void use_columns(PdfTable& table, const std::vector<int>& xs) {
    for (PdfCell& cell : table.cells) {
        FrameCell& place = cell.place;
        const std::uint32_t first = index_near(xs, table.xs[place.column]);
        const std::uint32_t last = index_near(xs, table.xs[place.column + place.column_span]);
        place.column = first;
        place.column_span = last - first;
    }
    table.xs = xs;
}

bool is_same_column(const FrameCell& a, const FrameCell& b) {
    return a.column == b.column && a.column_span == b.column_span;
}

// A cell over several rows that the page break cut goes on below, blank; figures never span rows.
void join_cut_cells(PdfTable& above, PdfTable& below) {
    for (PdfCell& upper : above.cells) {
        if (upper.place.row + upper.place.row_span != above.rows) continue;
        const auto lower = std::ranges::find_if(below.cells, [&](const PdfCell& cell) {
            return cell.place.row == 0 && is_same_column(cell.place, upper.place);
        });
        if (lower == below.cells.end() || !(upper.lines.empty() || lower->lines.empty())) continue;
        if (upper.place.row_span < 2 && lower->place.row_span < 2) continue;
        upper.place.row_span += lower->place.row_span;
        if (is_full(upper)) add_unknown_end(upper);
        if (upper.lines.empty()) {
            upper.lines = std::move(lower->lines);
            upper.page = lower->page;
        }
        below.cells.erase(lower);
    }
}

bool show_the_same(const PdfCell& a, const PdfCell& b) {
    return std::ranges::equal(a.lines, b.lines, {}, &PdfLine::text, &PdfLine::text);
}

// The cell of the table above that this one shows again; null where there is none. Where fewer rows
// are repeated than its label spans, it spans fewer.
const PdfCell* repeated_cell(const PdfTable& above, const PdfCell& cell) {
    if (has_figures(cell)) return nullptr;
    const auto same = std::ranges::find_if(above.cells, [&](const PdfCell& other) {
        return cell.place.row == other.place.row && is_same_column(cell.place, other.place) &&
               cell.place.row_span <= other.place.row_span && show_the_same(cell, other);
    });
    return same == above.cells.end() ? nullptr : &*same;
}

// How many rows at the top of the table's next part are the table's own first rows again.
std::uint32_t repeated_rows(const PdfTable& above, const PdfTable& below) {
    std::uint32_t rows = below.rows;
    for (const PdfCell& cell : below.cells) {
        if (repeated_cell(above, cell) == nullptr) rows = std::min(rows, cell.place.row);
    }
    // A row is repeated as a whole or not at all.
    for (bool is_cut = true; std::exchange(is_cut, false);) {
        for (const PdfCell& cell : below.cells) {
            const FrameCell& place = cell.place;
            const std::uint32_t end = place.row + place.row_span;
            if (place.row >= rows || end == rows) continue;
            if (end < rows && place == repeated_cell(above, cell)->place) continue;
            rows = place.row;
            is_cut = true;
        }
    }
    return rows < below.rows ? rows : 0;
}

// The halves of the row that a page break cut: figures on one page, the label on the other.
struct CutRow {
    std::vector<std::pair<PdfCell*, PdfCell*>> cells;  // of one column each, above and below

    bool is_one() const {
        const auto shows = [&](auto half, bool figures) {
            return std::ranges::any_of(cells, [&](const auto& pair) {
                const PdfCell& cell = *(pair.*half);
                return !cell.lines.empty() && has_figures(cell) == figures;
            });
        };
        using Pair = std::pair<PdfCell*, PdfCell*>;
        const bool has_clash = std::ranges::any_of(cells, [](const Pair& pair) {
            return !pair.first->lines.empty() && !pair.second->lines.empty();
        });
        const bool has_figures_above = shows(&Pair::first, true);
        const bool has_label_above = shows(&Pair::first, false);
        const bool has_figures_below = shows(&Pair::second, true);
        const bool has_label_below = shows(&Pair::second, false);
        return !has_clash && has_figures_above != has_figures_below &&
               has_label_above != has_label_below && has_figures_above != has_label_above;
    }
};

// Of the cells of one row each; empty where a cell below has none above it.
CutRow last_row_and_first(PdfTable& above, PdfTable& below) {
    CutRow row;
    for (PdfCell& lower : below.cells) {
        if (lower.place.row != 0 || lower.place.row_span != 1) continue;
        const auto upper = std::ranges::find_if(above.cells, [&](const PdfCell& cell) {
            return cell.place.row + 1 == above.rows && cell.place.row_span == 1 &&
                   is_same_column(cell.place, lower.place);
        });
        if (upper == above.cells.end()) return {};
        row.cells.emplace_back(&*upper, &lower);
    }
    return row;
}

// No line closes a row that the page break cut. Where its figures stand on one page and its label
// on the other, they are one row.
void join_cut_row(PdfTable& above, PdfTable& below) {
    if (!above.is_open_below || below.rows < 2) return;
    const CutRow row = last_row_and_first(above, below);
    if (!row.is_one()) return;
    for (const auto& [upper, lower] : row.cells) {
        if (!upper->lines.empty()) continue;
        upper->lines = std::move(lower->lines);
        upper->page = lower->page;
    }
    std::erase_if(below.cells, [](const PdfCell& cell) {
        return cell.place.row == 0 && cell.place.row_span == 1;
    });
    for (PdfCell& cell : below.cells) {
        if (cell.place.row == 0)
            --cell.place.row_span;
        else
            --cell.place.row;
    }
    --below.rows;
}

void drop_rows(PdfTable& table, std::uint32_t rows) {
    std::erase_if(table.cells, [rows](const PdfCell& cell) { return cell.place.row < rows; });
    for (PdfCell& cell : table.cells) cell.place.row -= rows;
    table.rows -= rows;
}

}  // namespace

bool are_as_wide(const PdfTable& above, const PdfTable& below) {
    return std::abs(above.box.left - below.box.left) <= same_edge &&
           std::abs(above.box.right - below.box.right) <= same_edge;
}

void append_part(PdfTable& above, PdfTable below) {
    const std::vector<int> xs = united(above.xs, below.xs);
    use_columns(above, xs);
    use_columns(below, xs);
    drop_rows(below, repeated_rows(above, below));
    join_cut_row(above, below);
    join_cut_cells(above, below);
    for (PdfCell& cell : below.cells) {
        cell.place.row += above.rows;
        above.cells.push_back(std::move(cell));
    }
    above.rows += below.rows;
    above.is_cut = above.is_cut || below.is_cut;
    above.is_open_below = below.is_open_below;
}

}  // namespace gouji::reports
