#include "reports/grid/row_labels.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "facts/text.h"
#include "reports/grid/match_labels.h"

namespace gouji::reports {

namespace {

// By the label of a row that is no group's as well.
bool names_row(const DataLine& data, const LabelRoles& roles) {
    return data.label != nullptr && (roles.of(*data.label) & (RowRole | GroupRole)) == RowRole;
}

// How many figures the header lets expect in a line: without columns that no label heads, and with.
std::size_t recognised(const ColumnPlan& plan) {
    return static_cast<std::size_t>(std::ranges::count_if(
        plan.columns, [](const PlannedColumn& column) { return column.place.has_value(); }));
}
std::size_t expected(const ColumnPlan& plan) {
    return plan.columns.size();
}

// The texts that stand right behind the labels of line after line and nowhere else, most of them
// before as many figures as there are columns: no label repeats itself so, and no word that stands
// for a figure.
class Units {
  public:
    Units(const Sheet& sheet, const LabelRoles& roles) {
        constexpr int fewest = 3;
        std::map<std::u32string_view, Seen> seen;
        for (const DataLine& data : sheet.data) {
            if (!names_row(data, roles)) continue;
            const std::span<const PrintedCell> cells = values_of(data).cells();
            const auto first = std::ranges::find_if(cells, &PrintedCell::is_shown);
            if (first == cells.end()) continue;
            for (auto cell = std::next(first); cell != cells.end(); ++cell) {
                if (cell->shows == Shows::Text) values_.insert(cell->key().text);
            }
            if (first->shows != Shows::Text || !first->uses->empty()) continue;
            Seen& here = seen[first->key().text];
            ++here.times;
            if (count_shown(cells) > recognised(sheet.plans[data.plan])) ++here.overfull;
        }
        for (const auto& [text, here] : seen) {
            const bool is_column = here.times >= fewest && here.overfull * 2 > here.times;
            if (is_column && !values_.contains(text)) units_.insert(text);
        }
    }

    bool has(const PrintedCell& text) const { return units_.contains(text.key().text); }
    // Where units have a column, another word in it is one too.
    bool may_have(const PrintedCell& text) const {
        return !units_.empty() && !values_.contains(text.key().text);
    }

  private:
    struct Seen {
        int times = 0, overfull = 0;
    };
    std::set<std::u32string_view> units_, values_;
};

class RowLabels {
  public:
    RowLabels(Sheet& sheet, const LabelRoles& roles, const TableReader& reader)
        : sheet_(sheet), roles_(roles), reader_(reader), table_(reader.table()) {}

    void find() {
        for (DataLine& data : sheet_.data) find_known(data);
        pass_over_numbers();
        for (DataLine& data : sheet_.data) find_others(data);
        pass_over_numbers();
        pass_over_headed_column();
        find_groups();
    }

  private:
    const ColumnPlan& plan(const DataLine& data) const { return sheet_.plans[data.plan]; }

    void find_known(DataLine& data) const {
        if (data.line->columns == Columns::Lost) return;
        const std::vector<PrintedCell>& cells = data.line->cells;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if ((roles_.of(cells[i]) & (RowRole | GroupRole)) == 0) continue;
            data.first = i + 1;
            data.label = &cells[i];
        }
    }

    void find_others(DataLine& data) {
        if (data.line->columns == Columns::Lost) return;
        const std::vector<PrintedCell>& cells = data.line->cells;
        for (std::size_t i = data.first; i < cells.size(); ++i) {
            if (!cells[i].is_shown()) continue;
            if (cells[i].shows == Shows::Figure) break;
            const bool is_before = is_before_figures(data, cells[i]);
            const std::size_t shown = count_shown(std::span(cells).subspan(i));
            const bool is_label = data.label == nullptr || is_before ||
                                  shown > expected(plan(data)) || looks_like_label(cells[i]);
            const bool is_beside = data.label != nullptr && stands_beside(data, cells[i]);
            const bool is_unit = is_beside && units().may_have(cells[i]);
            data.is_in_doubt = is_unit && !is_label && shown > recognised(plan(data));
            if (!is_label && !is_unit) break;
            if (is_beside && !is_unit && !has_own_head(data, cells[i])) break;
            data.first = i + 1;
            if (!is_beside) data.label = &cells[i];
        }
    }

    // The columns of the header are those of the line.
    static bool is_under(const ColumnPlan& header, const DataLine& data) {
        return header.is_exact && data.line->columns == Columns::Exact &&
               header.grid == data.line->grid;
    }

    bool is_before_figures(const DataLine& data, const PrintedCell& cell) const {
        const ColumnPlan& header = plan(data);
        return is_under(header, data) && !header.columns.empty() &&
               cell.end() <= header.columns.front().begin;
    }

    // A word in the place of a label, and no word in the place of a figure.
    bool looks_like_label(const PrintedCell& cell) const {
        if (cell.shows != Shows::Text) return false;
        if (cell.key().mark > 0 || cell.key().text.size() > 5) return true;
        std::vector<LabelIndex> rows;
        for (const Row& row : table_.rows) rows.push_back(row.label);
        return nearest(cell.key(), reader_.form(), rows, reader_.labels()).has_value();
    }

    // A word behind the label of its row, or one that is a unit wherever it stands.
    bool stands_beside(const DataLine& data, const PrintedCell& cell) {
        if (looks_like_label(cell)) return false;
        return names_row(data, roles_) || units().has(cell);
    }

    const Units& units() {
        if (!units_) units_.emplace(sheet_, roles_);
        return *units_;
    }

    std::optional<std::int64_t> first_number(const DataLine& data) const {
        const std::span<const PrintedCell> cells = values_of(data).cells();
        const auto first = std::ranges::find_if(cells, &PrintedCell::is_shown);
        if (first == cells.end() || first->shows != Shows::Figure) return std::nullopt;
        return number_in_digits(normal_form(shown_text(*first, reader_.source())));
    }

    // The lines of a label whose first figure is one more than that of the line above; empty where
    // one is not.
    std::vector<DataLine*> counted_lines() {
        std::vector<DataLine*> counted;
        std::optional<std::int64_t> last;
        for (DataLine& data : sheet_.data) {
            if (data.label == nullptr || count_shown(values_of(data).cells()) == 0) continue;
            const std::optional<std::int64_t> number = first_number(data);
            if (!number || (last && *number != *last + 1)) return {};
            last = number;
            counted.push_back(&data);
        }
        return counted;
    }

    // A column that counts the rows: most of them show one figure more than the header has columns.
    // In a long table the count alone proves it.
    void pass_over_numbers() {
        constexpr std::size_t fewest = 5, long_table = 10;
        const std::vector<DataLine*> counted = counted_lines();
        const auto overfull =
            static_cast<std::size_t>(std::ranges::count_if(counted, [&](const DataLine* data) {
                return count_shown(values_of(*data).cells()) > expected(plan(*data));
            }));
        const bool is_proven = counted.size() >= fewest &&
                               (overfull * 2 > counted.size() || counted.size() >= long_table);
        for (DataLine* data : counted) {
            const std::span<const PrintedCell> cells = values_of(*data).cells();
            if (is_proven) {
                const auto number = std::ranges::find_if(cells, &PrintedCell::is_shown);
                data->first += static_cast<std::size_t>(number - cells.begin()) + 1;
            } else if (counted.size() > 1 && count_shown(cells) > recognised(plan(*data))) {
                data->is_in_doubt = true;
            }
        }
    }

    // The header shows all columns that some row of the form has: none stands under another head.
    bool is_whole(const ColumnPlan& header) const {
        for (std::size_t r = 0; r < table_.rows.size(); ++r) {
            std::size_t c = 0;
            while (c < table_.columns.size() && header.shows(c) == (table_.cell(r, c) != no_cell))
                ++c;
            if (c == table_.columns.size()) return true;
        }
        return false;
    }

    // A column of its own before those of the form, which are all there.
    bool has_own_head(const DataLine& data, const PrintedCell& cell) const {
        const ColumnPlan& header = plan(data);
        return is_under(header, data) &&
               std::ranges::any_of(header.before,
                                   [&](const PlannedColumn& column) {
                                       return column.begin == cell.column &&
                                              column.end == cell.end() &&
                                              column.begin >= data.label->end();
                                   }) &&
               is_whole(header);
    }

    // The first figure of the line where it stands in such a column, else null.
    const PrintedCell* figure_before(const DataLine& data) const {
        if (data.label == nullptr) return nullptr;
        const std::span<const PrintedCell> cells = values_of(data).cells();
        const auto first = std::ranges::find_if(cells, &PrintedCell::is_shown);
        const bool is_figure = first != cells.end() && first->shows == Shows::Figure;
        return is_figure && has_own_head(data, *first) ? &*first : nullptr;
    }

    // Another column before those of the form, where most lines have a figure in each of these too.
    void pass_over_headed_column() {
        std::vector<std::pair<DataLine*, const PrintedCell*>> headed;
        std::size_t overfull = 0;
        for (DataLine& data : sheet_.data) {
            const PrintedCell* figure = figure_before(data);
            if (figure == nullptr) continue;
            headed.emplace_back(&data, figure);
            if (count_shown(values_of(data).cells()) > expected(plan(data))) ++overfull;
        }
        if (overfull * 2 <= headed.size()) return;
        for (const auto& [data, figure] : headed)
            data->first = static_cast<std::size_t>(figure - data->line->cells.data()) + 1;
    }

    // The innermost row group that the line names.
    std::optional<std::size_t> named_group(const Line& line) const {
        std::optional<std::size_t> named;
        for (const PrintedCell& cell : line.cells) {
            for_each_use(cell, reader_.form(), [&](LabelIndex label) {
                for (std::size_t g = 0; g < table_.row_groups.size(); ++g) {
                    if (table_.row_groups[g].label == label) named = g;
                }
            });
        }
        return named;
    }

    // A group's label heads the lines below it up to the next one.
    void find_groups() {
        std::optional<std::size_t> current;
        for (DataLine& data : sheet_.data) {
            const std::optional<std::size_t> named = named_group(*data.line);
            if (named) current = named;
            data.names_group = named.has_value();
            data.group = current;
        }
    }

    Sheet& sheet_;
    const LabelRoles& roles_;
    const TableReader& reader_;
    const Table& table_;
    std::optional<Units> units_;  // once they are asked for
};

}  // namespace

LabelRoles::LabelRoles(TableForm form, const Table& table)
    : form_(form), roles_(table.labels.size(), 0) {
    const auto give = [&](LabelIndex label, Role role) {
        roles_[static_cast<std::size_t>(label)] |= role;
    };
    for (const Row& row : table.rows) give(row.label, RowRole);
    for (const Group& group : table.row_groups) give(group.label, GroupRole);
    for (const Column& column : table.columns) give(column.label, ColumnRole);
    for (const Group& group : table.column_groups) give(group.label, ColumnRole);
    for (const Block& block : table.blocks) {
        if (block.heading) give(*block.heading, ColumnRole);
        if (block.corner) give(*block.corner, ColumnRole);
    }
}

std::uint8_t LabelRoles::of(const PrintedCell& cell) const {
    std::uint8_t all = 0;
    for_each_use(cell, form_, [&](LabelIndex label) {
        all = static_cast<std::uint8_t>(all | roles_[static_cast<std::size_t>(label)]);
    });
    return all;
}

Values values_of(const DataLine& data) {
    return {data.line, data.first};
}

void find_row_labels(Sheet& sheet, const LabelRoles& roles, const TableReader& reader) {
    RowLabels(sheet, roles, reader).find();
}

}  // namespace gouji::reports
