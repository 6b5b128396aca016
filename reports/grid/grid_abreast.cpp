#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

#include "reports/grid/grid_table.h"

namespace gouji::reports {

namespace {

using Lines = std::span<const Line>;
using Cells = std::vector<PrintedCell>;

// A row of the form whose label stands in one line with others', the heads of its columns and what
// stands below these.
struct Abreast {
    PrintedCell label;
    std::size_t row = 0;
    Cells heads, values;
};

class RowsAbreast {
  public:
    explicit RowsAbreast(const TableReader& reader)
        : form_(reader.form()), table_(reader.table()) {}

    // The rows whose labels the first of three lines shows, their heads the second, their figures
    // the third; empty where it is not certain whose these are.
    std::vector<Abreast> find(Lines three) const {
        if (three[0].has_figures() || !three[2].has_figures()) return {};
        std::vector<Abreast> rows = rows_in(three[0]);
        if (rows.size() < 2 || !are_heads(three[1]) || shows_label(three[2])) return {};
        if (stand_below(three, rows) || follow_in_order(three, rows)) return rows;
        return {};
    }

  private:
    std::optional<std::size_t> row_of(const PrintedCell& cell) const {
        std::optional<std::size_t> only;
        for_each_use(cell, form_, [&](LabelIndex label) {
            for (std::size_t r = 0; r < table_.rows.size(); ++r) {
                if (table_.rows[r].label == label) only = r;
            }
        });
        return only;
    }

    bool is_head(const PrintedCell& cell) const {
        return std::ranges::any_of(table_.columns, [&](const Column& column) {
            return is_label(cell, form_, column.label);
        });
    }

    std::vector<Abreast> rows_in(const Line& line) const {
        std::vector<Abreast> rows;
        for (const PrintedCell& cell : line.cells) {
            const auto row = row_of(cell);
            if (!row) continue;
            // Some formats repeat what a cell shows in every column that it spans.
            if (!rows.empty() && rows.back().row == *row) {
                rows.back().label.column_span = cell.end() - rows.back().label.column;
            } else {
                rows.push_back({cell, *row, {}, {}});
            }
        }
        return rows;
    }

    bool are_heads(const Line& line) const {
        return std::ranges::all_of(
            line.cells, [&](const auto& cell) { return !cell.is_shown() || is_head(cell); });
    }

    bool shows_label(const Line& line) const {
        return std::ranges::any_of(line.cells,
                                   [&](const auto& cell) { return is_label_of(cell, form_); });
    }

    // The heads are those of the row's columns, in the order of the form.
    bool are_its_heads(const Abreast& row) const {
        std::size_t next = 0;
        for (std::size_t c = 0; c < table_.columns.size(); ++c) {
            if (table_.cell(row.row, c) == no_cell) continue;
            if (next == row.heads.size() ||
                !is_label(row.heads[next], form_, table_.columns[c].label))
                return false;
            ++next;
        }
        return next == row.heads.size() && row.values.size() == next;
    }

    // By geometry: each label spans its heads, and each head has one cell below it.
    bool stand_below(Lines three, std::vector<Abreast>& rows) const {
        const bool is_exact = std::ranges::all_of(three, [&](const Line& line) {
            return line.columns == Columns::Exact && line.grid == three[0].grid;
        });
        if (!is_exact) return false;
        for (Abreast& row : rows) {
            const auto is_below = [&](const PrintedCell& cell) {
                return row.label.column <= cell.column && cell.end() <= row.label.end();
            };
            std::ranges::copy_if(three[1].cells, std::back_inserter(row.heads), is_below);
            std::ranges::copy_if(three[2].cells, std::back_inserter(row.values), is_below);
            for (std::size_t i = 0; i < row.heads.size() && i < row.values.size(); ++i) {
                if (row.heads[i].column != row.values[i].column) return clear(rows);
            }
        }
        return fit(three, rows) || clear(rows);
    }

    // By order: the heads are those of all the rows, one row's behind the other's.
    bool follow_in_order(Lines three, std::vector<Abreast>& rows) const {
        const Cells &heads = three[1].cells, &values = three[2].cells;
        if (heads.size() != values.size()) return false;
        std::size_t next = 0;
        for (Abreast& row : rows) {
            for (std::size_t c = 0; c < table_.columns.size(); ++c) {
                if (table_.cell(row.row, c) == no_cell || next == heads.size()) continue;
                row.heads.push_back(heads[next]);
                row.values.push_back(values[next++]);
            }
        }
        return fit(three, rows) || clear(rows);
    }

    // All heads and all figures are of the rows.
    bool fit(Lines three, const std::vector<Abreast>& rows) const {
        std::size_t heads = 0, values = 0;
        for (const Abreast& row : rows) {
            if (!are_its_heads(row)) return false;
            heads += row.heads.size();
            values += count_shown(row.values);
        }
        return heads == count_shown(three[1].cells) && values == count_shown(three[2].cells);
    }

    static bool clear(std::vector<Abreast>& rows) {
        for (Abreast& row : rows) {
            row.heads.clear();
            row.values.clear();
        }
        return false;
    }

    TableForm form_;
    const Table& table_;
};

// A row as the form has it: its heads, and below them its label and figures.
void set_below(const Abreast& row, std::size_t grid, std::vector<Line>& lines) {
    lines.push_back({grid, Columns::Ragged, row.heads});
    Cells cells{row.label};
    cells.insert(cells.end(), row.values.begin(), row.values.end());
    lines.push_back({grid, Columns::Ragged, std::move(cells)});
}

}  // namespace

std::vector<Line> one_below_another(std::vector<Line> lines, const TableReader& reader) {
    constexpr std::size_t height = 3;
    const RowsAbreast abreast(reader);
    std::vector<Line> all;
    std::size_t taken = 0;  // of the lines
    for (std::size_t i = 0; i + height <= lines.size(); ++i) {
        const std::vector<Abreast> rows = abreast.find(Lines(lines).subspan(i, height));
        if (rows.empty()) continue;
        std::move(lines.begin() + static_cast<std::ptrdiff_t>(taken),
                  lines.begin() + static_cast<std::ptrdiff_t>(i), std::back_inserter(all));
        for (const Abreast& row : rows) set_below(row, lines[i].grid, all);
        taken = i + height;
        i = taken - 1;
    }
    if (taken == 0) return lines;
    std::move(lines.begin() + static_cast<std::ptrdiff_t>(taken), lines.end(),
              std::back_inserter(all));
    return all;
}

}  // namespace gouji::reports
