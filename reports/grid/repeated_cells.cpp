#include "reports/grid/repeated_cells.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "reports/figure.h"

namespace gouji::reports {

namespace {

using Row = std::span<const GridCell>;

constexpr std::size_t shortest_label = 6;  // bytes, of two letters

// Nothing where some row has another number of cells, or a cell covers more than its own place.
std::vector<Row> rows_of(const Grid& grid) {
    std::vector<Row> rows;
    const std::span<const GridCell> cells = grid.cells;
    for (std::size_t begin = 0; begin < cells.size();) {
        std::size_t end = begin;
        while (end < cells.size() && cells[end].row == cells[begin].row) {
            const GridCell& cell = cells[end];
            if (cell.column != end - begin || cell.row_span != 1 || cell.column_span != 1)
                return {};
            ++end;
        }
        rows.push_back(cells.subspan(begin, end - begin));
        if (rows.back().size() != rows.front().size()) return {};
        begin = end;
    }
    return rows;
}

class Repeats {
  public:
    Repeats(std::string_view text, const Labels& labels) : text_(text), labels_(labels) {}

    std::string_view shown(const GridCell& cell) const {
        return text_.substr(cell.span.begin, cell.span.size());
    }

    // Behind the cells from `first` on that show the same.
    std::size_t end_of_same(Row row, std::size_t first) const {
        std::size_t end = first + 1;
        while (end < row.size() && row[end].span.size() == row[first].span.size() &&
               shown(row[end]) == shown(row[first]))
            ++end;
        return end;
    }

    // Right below another, as wide, and showing the same.
    bool is_again(const GridCell& cell, const GridCell& above) const {
        return cell.row == above.row + above.row_span && cell.column == above.column &&
               cell.column_span == above.column_span && shown(cell) == shown(above);
    }

    // 无 and the like may stand in cell after cell; a label, or as many words as one has, does not.
    bool is_label(const GridCell& cell) const {
        constexpr std::size_t fewest = 6;  // letters
        if (cell.span.size() < shortest_label || is_figure(shown(cell))) return false;
        const LabelKey key = label_key(shown(cell));
        return key.text.size() >= fewest || !labels_.find(key).empty();
    }

    bool has_figures(Row row) const {
        return std::ranges::any_of(row, [&](const GridCell& cell) {
            return !cell.span.empty() && is_figure(shown(cell));
        });
    }

    // How often a label is shown right behind itself.
    std::size_t count(std::span<const GridCell> cells) const {
        std::size_t repeats = 0;
        for (std::size_t i = 1; i < cells.size(); ++i) {
            const GridCell& before = cells[i - 1];
            const bool may_repeat = cells[i].span.size() >= shortest_label &&
                                    cells[i].span.size() == before.span.size() &&
                                    cells[i].row == before.row;
            if (may_repeat && shown(cells[i]) == shown(before) && is_label(before)) ++repeats;
        }
        return repeats;
    }

  private:
    std::string_view text_;
    const Labels& labels_;
};

// The cells of a grid, each once.
class Merging {
  public:
    Merging(const Repeats& repeats, std::size_t columns)
        : repeats_(repeats), heads_(columns), above_(columns) {
        for (std::size_t c = 0; c < columns; ++c) heads_[c] = c + 1;
    }

    void add(Row row) {
        const bool is_header = !repeats_.has_figures(row);
        for (std::size_t first = 0, end = 0; first < row.size(); first = end) {
            const bool is_label = repeats_.is_label(row[first]);
            end = repeats_.end_of_same(row, first);
            if (is_label) {
                end = end_below_head(first, end);
                repeats_merged_ += end - first - 1;
            } else {
                end = begins_head(first) && end >= heads_[first] ? heads_[first] : first + 1;
            }
            GridCell cell = row[first];
            cell.column_span = static_cast<std::uint32_t>(end - first);
            if (is_header && is_label && goes_on(cell)) continue;
            for (std::size_t c = first; c < end; ++c) {
                above_[c] = is_header ? std::optional(cells_.size()) : std::nullopt;
                if (is_header) heads_[c] = end;
            }
            cells_.push_back(std::move(cell));
        }
    }

    // How often a label was shown right behind itself.
    std::size_t repeats_merged() const { return repeats_merged_; }
    std::vector<GridCell> cells() { return std::move(cells_); }

  private:
    // Where another head stands above, what shows the same below it is another cell.
    std::size_t end_below_head(std::size_t first, std::size_t end) const {
        const auto head = [&](std::size_t column) {
            const std::optional<std::size_t> above = above_[column];
            return above && !cells_[*above].span.empty() ? above : std::nullopt;
        };
        std::size_t next = first + 1;
        while (next < end && head(next) == head(first)) ++next;
        return next;
    }

    bool begins_head(std::size_t column) const {
        return column == 0 || heads_[column - 1] != heads_[column];
    }

    // The head above covers this place too.
    bool goes_on(const GridCell& cell) {
        const std::optional<std::size_t> above = above_[cell.column];
        if (!above || !repeats_.is_again(cell, cells_[*above])) return false;
        ++cells_[*above].row_span;
        return true;
    }

    const Repeats& repeats_;
    std::size_t repeats_merged_ = 0;
    std::vector<GridCell> cells_;
    // By column: behind the columns that its head covers, and its head, an index of `cells_`, where
    // it stands right above.
    std::vector<std::size_t> heads_;
    std::vector<std::optional<std::size_t>> above_;
};

}  // namespace

std::optional<Grid> without_repeats(const Grid& grid, std::string_view text, const Labels& labels) {
    constexpr std::size_t fewest = 2;
    const Repeats repeats(text, labels);
    if (repeats.count(grid.cells) < fewest) return std::nullopt;
    const std::vector<Row> rows = rows_of(grid);
    if (rows.empty()) return std::nullopt;
    Merging merging(repeats, rows.front().size());
    for (const Row row : rows) merging.add(row);
    if (merging.repeats_merged() < fewest) return std::nullopt;
    return Grid{Columns::Exact, merging.cells(), grid.span};
}

}  // namespace gouji::reports
