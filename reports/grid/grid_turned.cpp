#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "reports/grid/grid_table.h"

namespace gouji::reports {

namespace {

struct Heads {
    bool row = false;
    bool column = false;
};

// Whether a cell heads rows or columns of the form.
Heads heads_of(const PrintedCell& cell, const TableReader& reader) {
    const Table& table = reader.table();
    Heads heads;
    for_each_use(cell, reader.form(), [&](LabelIndex label) {
        const auto has = [&](const auto& list) {
            return std::any_of(list.begin(), list.end(),
                               [&](const auto& item) { return item.label == label; });
        };
        heads.row = heads.row || has(table.rows) || has(table.row_groups);
        heads.column =
            heads.column || has(table.columns) || has(table.column_groups) ||
            std::find(table.heads.begin(), table.heads.end(), label) != table.heads.end();
    });
    return heads;
}

// The last text before the first figure of the line.
const PrintedCell* leading_text(const Line& line) {
    const PrintedCell* text = nullptr;
    for (const PrintedCell& cell : line.cells) {
        if (cell.shows == Shows::Figure) return text;
        if (cell.shows == Shows::Text) text = &cell;
    }
    return nullptr;
}

using LineIterator = std::vector<Line>::iterator;

// No cell of any line is blank, but perhaps the corner, and all lines are as long: which cells
// stand under one another is certain, though the format does not tell.
bool is_full(LineIterator begin, LineIterator end) {
    return std::all_of(begin, end, [&](const Line& line) {
        if (line.columns != Columns::Ragged || line.cells.empty()) return false;
        const bool lacks_corner = &line == &*begin && !line.cells.front().is_shown();
        return line.cells.back().column == begin->cells.back().column &&
               count_shown(line.cells) + (lacks_corner ? 1 : 0) == line.cells.size();
    });
}

// The figures stand behind the labels of columns: the table's rows are its columns on paper.
bool is_turned(LineIterator begin, LineIterator end, const TableReader& reader) {
    constexpr int fewest = 3;
    int turned = 0;
    const bool is_exact =
        std::all_of(begin, end, [](const Line& line) { return line.columns == Columns::Exact; });
    if (!is_exact && !is_full(begin, end)) return false;
    for (auto line = begin; line != end; ++line) {
        const PrintedCell* text = leading_text(*line);
        if (text == nullptr) continue;
        const Heads heads = heads_of(*text, reader);
        if (heads.row && !heads.column) return false;
        if (heads.column && !heads.row) ++turned;
    }
    return turned >= fewest;
}

void turn(LineIterator begin, LineIterator end, std::vector<Line>& upright) {
    std::vector<PrintedCell> cells;
    for (auto line = begin; line != end; ++line)
        std::move(line->cells.begin(), line->cells.end(), std::back_inserter(cells));
    for (PrintedCell& cell : cells) {
        std::swap(cell.row, cell.column);
        std::swap(cell.row_span, cell.column_span);
        cell.column_span = std::max<std::uint32_t>(cell.column_span, 1);
    }
    std::stable_sort(cells.begin(), cells.end(),
                     [](const PrintedCell& lhs, const PrintedCell& rhs) {
                         return std::pair(lhs.row, lhs.column) < std::pair(rhs.row, rhs.column);
                     });
    std::optional<std::uint32_t> row;
    for (PrintedCell& cell : cells) {
        if (row != cell.row) upright.push_back({begin->grid, Columns::Exact, {}});
        row = cell.row;
        upright.back().cells.push_back(std::move(cell));
    }
}

bool names_its_row(const Line& line, const TableReader& reader) {
    const PrintedCell* text = leading_text(line);
    return text != nullptr && heads_of(*text, reader).row;
}

// The heads over the figures, which begin in column `x`.
Line heads_behind(const Line& header, std::uint32_t x, const TableReader& reader) {
    Line heads{header.grid, header.columns, {}};
    const auto first =
        std::find_if(header.cells.begin(), header.cells.end(), [&](const PrintedCell& cell) {
            return header.columns == Columns::Exact ? cell.column >= x
                                                    : heads_of(cell, reader).column;
        });
    heads.cells.assign(first, header.cells.end());
    return heads;
}

// A line of a matrix as a part of its own: the labels of its row over the heads over its figures.
void set_apart(const Line& line, const std::vector<Line>& header, const TableReader& reader,
               std::vector<Line>& all) {
    const PrintedCell* label = leading_text(line);
    const auto values = line.cells.begin() + (label - line.cells.data()) + 1;
    const std::uint32_t end = line.cells.back().end();
    for (auto cell = line.cells.begin(); cell != values; ++cell) {
        if (!heads_of(*cell, reader).row) continue;
        PrintedCell over = *cell;
        over.column = values->column;
        over.column_span = std::max(end, over.column + 1) - over.column;
        all.push_back({line.grid, line.columns, {std::move(over)}});
    }
    for (const Line& heads : header) all.push_back(heads_behind(heads, values->column, reader));
    all.push_back({line.grid, line.columns, {values, line.cells.end()}});
}

}  // namespace

std::vector<Line> upright(std::vector<Line> lines, const TableReader& reader) {
    std::vector<Line> all;
    for (auto begin = lines.begin(); begin != lines.end();) {
        const auto end = std::find_if(begin, lines.end(),
                                      [&](const Line& line) { return line.grid != begin->grid; });
        if (is_turned(begin, end, reader)) {
            turn(begin, end, all);
        } else {
            std::move(begin, end, std::back_inserter(all));
        }
        begin = end;
    }
    return all;
}

std::vector<Line> across(std::vector<Line> lines, const TableReader& reader) {
    const bool is_matrix = std::any_of(
        lines.begin(), lines.end(), [&](const Line& line) { return names_its_row(line, reader); });
    if (!is_matrix) return lines;
    join_cut_labels(lines, reader.form(), reader.labels());
    std::vector<Line> all;
    std::vector<Line> header;
    bool is_used = false;  // a line below the header has shown it already
    for (Line& line : lines) {
        if (names_its_row(line, reader) && !header.empty()) {
            set_apart(line, header, reader, all);
            is_used = true;
            continue;
        }
        if (is_used || line.has_figures()) {
            if (!is_used) std::move(header.begin(), header.end(), std::back_inserter(all));
            header.clear();
            is_used = false;
        }
        (line.has_figures() ? all : header).push_back(std::move(line));
    }
    if (!is_used) std::move(header.begin(), header.end(), std::back_inserter(all));
    return all;
}

}  // namespace gouji::reports
