#include "tests/support/written_grids.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <sstream>
#include <utility>

#include "reports/grid/grid.h"
#include "reports/labels.h"
#include "tests/support/library_form.h"

namespace gouji::tests {

using namespace reports;

namespace {

void widen(std::vector<GridCell>& cells, std::uint32_t row, std::uint32_t column, bool is_down) {
    for (GridCell& cell : cells) {
        const bool is_it = is_down ? cell.column == column && cell.row + cell.row_span == row
                                   : cell.row == row && cell.column + cell.column_span == column;
        if (!is_it) continue;
        if (is_down) {
            ++cell.row_span;
        } else {
            ++cell.column_span;
        }
    }
}

}  // namespace

void add_grid(WrittenGrids& written, const std::string& rows, Columns columns) {
    Grid grid;
    grid.columns = columns;
    std::istringstream lines(rows);
    std::string line;
    for (std::uint32_t row = 0; std::getline(lines, line); ++row) {
        std::istringstream cells(line);
        std::string cell;
        for (std::uint32_t column = 0; std::getline(cells, cell, '|'); ++column) {
            if (cell == "^" || cell == "<") {
                widen(grid.cells, row, column, cell == "^");
                continue;
            }
            std::ranges::replace(cell, '~', '\n');
            const auto begin = static_cast<std::uint32_t>(written.text.size());
            written.text += cell + "\t";
            const auto end = static_cast<std::uint32_t>(begin + cell.size());
            grid.cells.push_back({{begin, end}, row, column, 1, 1});
        }
        written.text += "\n";
    }
    written.grids.push_back(std::move(grid));
}

FactBase read_written(const WrittenGrids& written) {
    static const Labels labels(library_form());
    FactBase facts =
        FactBase::of(library_form(), std::make_unique<const Source>("报告.txt", written.text));
    std::vector<const Grid*> grids;
    for (const Grid& grid : written.grids) grids.push_back(&grid);
    read_grids(grids, labels, facts);
    return facts;
}

FactBase read_written(const std::string& rows, Columns columns) {
    WrittenGrids written;
    add_grid(written, rows, columns);
    return read_written(written);
}

std::string row(const FactBase& facts, const std::string& path) {
    std::string shown;
    for (const FormCell& cell : facts.form->cells) {
        if (!cell.path.starts_with(path + ".")) continue;
        if (cell.path.find('.', path.size() + 1) != std::string::npos) continue;
        const CellFact fact = facts.cell(*facts.form->find(cell.path));
        switch (fact.state) {
            case State::Known:
                shown += to_string(fact.value);
                break;
            case State::Missing:
                shown += "-";
                break;
            case State::Invalid:
                shown += "!";
                break;
            case State::Unread:
                shown += "?";
                break;
            case State::NotApplicable:
                shown += ".";
                break;
        }
        shown += " ";
    }
    return shown;
}

std::string altered(const FactBase& facts) {
    std::string places;
    for (const LabelFact& label : facts.labels) {
        const Table& table =
            *facts.form->edition(label.edition)->table(facts.form->table_ids[label.table]);
        const FixedLabel& fixed = table.label(label.label);
        if (label_key(label.text).text != label_key(fixed.official).text)
            places += fixed.place + "=" + label.text + " ";
    }
    return places;
}

}  // namespace gouji::tests
