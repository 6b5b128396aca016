#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "reports/grid/grid_table.h"
#include "reports/grid/match_labels.h"
#include "reports/grid/row_labels.h"
#include "reports/row_groups.h"

namespace gouji::reports {

namespace {

class DownTable {
  public:
    DownTable(std::vector<Line> lines, TableReader& reader)
        : reader_(reader),
          form_(reader.form()),
          table_(reader.table()),
          labels_(reader.labels()),
          roles_(form_, table_) {
        join_cut_labels(lines, form_, labels_);
        lines_ = std::move(lines);
    }

    void read();

  private:
    bool is_header(const Line& line) const;
    bool heads_a_group(const Line& line) const;
    void cut_into_plans();
    void match_rows();
    std::optional<std::size_t> row_out_of_order(std::size_t i, const Expected& expected,
                                                const Context& context) const;
    const Line* strays_below(const DataLine& data) const;
    bool may_go_on(const DataLine& data) const;
    template <class Visit>
    void for_each_cell(std::size_t row, const Visit& visit) const;
    bool is_stated(std::size_t row) const;
    void place(const DataLine& data);
    void place_in_columns(const DataLine& data);
    bool place_in_block(const DataLine& data);
    void give_up_row(std::size_t row, Unreadable why, Span span);
    void refuse_unknown_rows();
    void note_row_labels();
    std::vector<bool> printed_rows() const;
    void finish();

    TableReader& reader_;
    TableForm form_;
    const Table& table_;
    const Labels& labels_;
    LabelRoles roles_;
    std::vector<Line> lines_;
    Sheet sheet_;
    std::vector<std::size_t> order_;  // the rows, a collapsed one before those that it stands for
};

bool DownTable::is_header(const Line& line) const {
    if (line.columns == Columns::Lost) return false;
    std::size_t rows = 0, columns = 0;
    for (const PrintedCell& cell : line.cells) {
        const std::uint8_t role = roles_.of(cell);
        if (role != 0 && (role & ColumnRole) == 0) ++rows;
        if (role == ColumnRole) ++columns;
    }
    return columns > rows && (columns > 1 || !line.has_figures());
}

// The heads of all columns of a group and nothing else: where they are changed or shortened, below
// the group's own they are still known.
bool DownTable::heads_a_group(const Line& line) const {
    if (line.has_figures()) return false;
    std::vector<PrintedLabel> printed;
    for (const PrintedCell& cell : line.cells) {
        if (cell.shows == Shows::Text) printed.push_back(printed_label(cell));
    }
    return std::ranges::any_of(table_.column_groups, [&](const Group& group) {
        if (printed.size() != group.last - group.first + 1) return false;
        Expected expected{form_, {}};
        for (std::size_t c = group.first; c <= group.last; ++c)
            expected.labels.push_back(table_.columns[c].label);
        const auto matches =
            match_labels(printed, expected, labels_, [](std::size_t, std::size_t) { return 0; });
        return std::ranges::all_of(matches, [](const auto& match) { return match.has_value(); });
    });
}

void DownTable::cut_into_plans() {
    std::vector<FoundLabel> found;
    std::vector<const Line*> header;
    bool is_open = false;  // the header of the plan that follows is being gathered
    for (const Line& line : lines_) {
        if (is_header(line) || (is_open && heads_a_group(line))) {
            if (!is_open) header.clear();
            is_open = true;
            header.push_back(&line);
            continue;
        }
        // What a page break leaves of a row between two lines of a header.
        if (is_open && !line.has_text() && !line.has_figures()) continue;
        if (is_open) {
            ColumnPlan plan = plan_columns(header, form_, labels_, found);
            if (!plan.columns.empty() || sheet_.plans.empty())
                sheet_.plans.push_back(std::move(plan));
            is_open = false;
        }
        if (sheet_.plans.empty()) sheet_.plans.emplace_back();
        DataLine data;
        data.line = &line;
        data.plan = sheet_.plans.size() - 1;
        sheet_.data.push_back(data);
    }
    for (const FoundLabel& label : found) reader_.note(label);
}

void DownTable::match_rows() {
    order_ = printed_order(table_);
    std::vector<bool> is_named(table_.row_groups.size(), false);
    for (const DataLine& data : sheet_.data) {
        if (data.names_group) is_named[*data.group] = true;
    }
    Expected expected{form_, {}};
    std::vector<std::optional<std::size_t>> groups;
    for (const std::size_t row : order_) {
        expected.labels.push_back(table_.rows[row].label);
        groups.push_back(group_of(table_, row));
    }
    std::vector<PrintedLabel> printed;
    for (const DataLine& data : sheet_.data)
        printed.push_back(data.label == nullptr ? PrintedLabel{} : printed_label(*data.label));
    // A row stands under its group's label where that is printed at all.
    const Context context = [&](std::size_t i, std::size_t j) {
        const DataLine& data = sheet_.data[i];
        const int mark = data.label != nullptr && data.label->key().mark != 0 ? 1 : 0;
        if (!groups[j] || data.group == groups[j] || !is_named[*groups[j]]) return mark;
        return data.names_group ? -1000 : -10;
    };
    const auto matches = match_labels(printed, expected, labels_, context);
    for (std::size_t i = 0; i < matches.size(); ++i) {
        if (matches[i]) {
            sheet_.data[i].row = order_[*matches[i]];
        } else {
            sheet_.data[i].row = row_out_of_order(i, expected, context);
        }
    }
}

// A row that is printed twice, or elsewhere than in the form: its label is exact, and so is its
// group.
std::optional<std::size_t> DownTable::row_out_of_order(std::size_t i, const Expected& expected,
                                                       const Context& context) const {
    if (sheet_.data[i].label == nullptr) return std::nullopt;
    std::optional<std::size_t> only;
    std::size_t count = 0;
    for_each_use(*sheet_.data[i].label, form_, [&](LabelIndex label) {
        for (std::size_t j = 0; j < order_.size(); ++j) {
            if (expected.labels[j] != label || context(i, j) < 0) continue;
            ++count;
            only = order_[j];
        }
    });
    if (count != 1) return std::nullopt;
    return only;
}

// Those that the form has in the row.
template <class Visit>
void DownTable::for_each_cell(std::size_t row, const Visit& visit) const {
    for (std::size_t c = 0; c < table_.columns.size(); ++c) {
        if (table_.cell(row, c) != no_cell) visit(table_.cell(row, c));
    }
}

// A table without a header of its own: the columns that the form gives this row.
bool DownTable::place_in_block(const DataLine& data) {
    std::vector<std::size_t> columns;
    for (std::size_t c = 0; c < table_.columns.size(); ++c) {
        if (table_.cell(*data.row, c) != no_cell) columns.push_back(c);
    }
    ColumnPlan plan;
    for (const std::size_t c : columns) plan.columns.push_back({c, 0, 0});
    const std::size_t shown = count_shown(values_of(data).cells());
    if (shown != 0 && shown != columns.size()) return false;
    const auto placed = place_values(values_of(data), plan, {});
    if (!placed) return false;
    for (std::size_t i = 0; i < columns.size(); ++i)
        reader_.state(table_.cell(*data.row, columns[i]), (*placed)[i], data.line->span());
    return true;
}

// The next line, where it shows figures but no label of its own.
const Line* DownTable::strays_below(const DataLine& data) const {
    const auto next = static_cast<std::size_t>(&data - sheet_.data.data()) + 1;
    if (next == sheet_.data.size() || sheet_.data[next].row) return nullptr;
    const DataLine& below = sheet_.data[next];
    const bool is_row = below.label != nullptr && below.label->row_span == 1;
    return !is_row && below.line->has_figures() ? below.line : nullptr;
}

// Such figures may be of the row above, where it has not all of its own.
bool DownTable::may_go_on(const DataLine& data) const {
    if (strays_below(data) == nullptr) return false;
    std::size_t expected = 0;
    for_each_cell(*data.row, [&](CellIndex) { ++expected; });
    return count_shown(values_of(data).cells()) < expected;
}

bool DownTable::is_stated(std::size_t row) const {
    bool is_one_stated = false;
    for_each_cell(
        row, [&](CellIndex cell) { is_one_stated = is_one_stated || reader_.is_stated(cell); });
    return is_one_stated;
}

void DownTable::give_up_row(std::size_t row, Unreadable why, Span span) {
    for_each_cell(row, [&](CellIndex cell) { reader_.give_up(cell, why, span); });
}

void DownTable::place(const DataLine& data) {
    const std::vector<PlannedColumn>& columns = sheet_.plans[data.plan].columns;
    const bool has_a_cell =
        std::any_of(columns.begin(), columns.end(), [&](const PlannedColumn& column) {
            return column.place && table_.cell(*data.row, *column.place) != no_cell;
        });
    if (has_a_cell && !data.is_in_doubt) return place_in_columns(data);
    if (data.is_in_doubt || may_go_on(data) || !place_in_block(data))
        give_up_row(*data.row, Unreadable::ColumnsDisagree, data.line->span());
}

void DownTable::place_in_columns(const DataLine& data) {
    const std::size_t row = *data.row;
    const Span span = data.line->span();
    const ColumnPlan& plan = sheet_.plans[data.plan];
    std::optional<std::vector<const PrintedCell*>> placed;
    if (!may_go_on(data)) placed = place_values(values_of(data), plan, sheet_.evidence[data.plan]);
    if (!placed && is_stated(row) && data.line->has_figures())
        reader_.not_placed(Unreadable::NotPlaced, span);
    const Line* const strays = strays_below(data);
    for (std::size_t i = 0; i < plan.columns.size(); ++i) {
        const PrintedCell* printed = placed ? (*placed)[i] : nullptr;
        const bool is_shown = printed != nullptr && printed->is_shown();
        const CellIndex cell =
            plan.columns[i].place ? table_.cell(row, *plan.columns[i].place) : no_cell;
        if (cell == no_cell) {
            if (is_shown) reader_.not_placed(Unreadable::NotPlaced, printed->span);
        } else if (!placed) {
            reader_.give_up(cell, Unreadable::ColumnsDisagree, span);
        } else if (is_shown && may_be_cut(*printed, *data.line, strays, plan.columns.size())) {
            reader_.give_up(cell, Unreadable::Ambiguous, printed->span);
        } else {
            reader_.state(cell, printed, span);
        }
    }
    for (std::size_t c = 0; c < table_.columns.size(); ++c) {
        if (table_.cell(row, c) != no_cell && (!placed || plan.may_hold(c)))
            reader_.give_up(table_.cell(row, c), Unreadable::ColumnsDisagree, span);
    }
}

// Lines of figures between two rows may be any row of the form that is missing there.
void DownTable::refuse_unknown_rows() {
    const std::vector<bool> shown = shown_rows(table_, printed_rows());
    const auto position = [&](std::size_t row) {
        return static_cast<std::size_t>(std::find(order_.begin(), order_.end(), row) -
                                        order_.begin());
    };
    std::size_t from = 0;  // of order_
    Span unknown;
    const auto refuse = [&](std::size_t to) {
        if (unknown.empty()) return;
        reader_.not_placed(Unreadable::NotPlaced, unknown);
        for (std::size_t o = from; o < to; ++o) {
            if (shown[order_[o]]) give_up_row(order_[o], Unreadable::RowNotFound, unknown);
        }
        unknown = {};
    };
    for (const DataLine& data : sheet_.data) {
        if (data.row) {
            refuse(position(*data.row));
            from = std::max(from, position(*data.row) + 1);
        } else if (data.line->has_figures()) {
            const Span here = data.line->span();
            unknown = unknown.empty() ? here : Span{unknown.begin, std::max(unknown.end, here.end)};
        }
    }
    refuse(order_.size());
}

void DownTable::note_row_labels() {
    std::vector<LabelIndex> groups;
    for (const Group& group : table_.row_groups) groups.push_back(group.label);
    for (const DataLine& data : sheet_.data) {
        if (data.row) {
            const LabelIndex label = table_.rows[*data.row].label;
            reader_.note({label, *data.label, is_label(*data.label, form_, label)});
        }
        for (std::size_t i = 0; i < data.line->cells.size(); ++i) {
            const PrintedCell& cell = data.line->cells[i];
            if (cell.shows != Shows::Text || &cell == data.label) continue;
            if (i >= data.first) break;
            const auto exact = std::find_if(groups.begin(), groups.end(), [&](LabelIndex group) {
                return is_label(cell, form_, group);
            });
            if (exact != groups.end()) {
                reader_.note({*exact, cell, true});
            } else if (const auto near = nearest(cell.key(), form_, groups, labels_)) {
                reader_.note({near->label, cell, false});
            }
        }
    }
}

std::vector<bool> DownTable::printed_rows() const {
    std::vector<bool> is_printed(table_.rows.size(), false);
    for (const DataLine& data : sheet_.data) {
        if (data.row) is_printed[*data.row] = true;
    }
    return is_printed;
}

// A blank cell is one of a row that is there; of a row that is not nothing is known.
void DownTable::finish() {
    const std::vector<bool> is_printed = printed_rows();
    const std::vector<bool> shown = shown_rows(table_, is_printed);
    std::vector<CellIndex> cells;
    const Span span = span_of(lines_);
    for (std::size_t r = 0; r < table_.rows.size(); ++r) {
        if (!is_told(r, is_printed, table_)) give_up_row(r, Unreadable::RowNotFound, span);
        if (shown[r]) for_each_cell(r, [&](CellIndex cell) { cells.push_back(cell); });
    }
    // Where no cell was read, nor is it known which of the rows that stand for others are there.
    const bool is_read = std::any_of(cells.begin(), cells.end(),
                                     [&](CellIndex cell) { return !reader_.is_unread(cell); });
    if (is_read) {
        reader_.finish(cells, span);
    } else {
        reader_.refuse(span);
    }
}

void DownTable::read() {
    cut_into_plans();
    find_row_labels(sheet_, roles_, reader_);
    match_rows();
    sheet_.evidence.resize(sheet_.plans.size());
    for (const DataLine& data : sheet_.data) {
        if (data.row && !data.is_in_doubt)
            sheet_.evidence[data.plan].learn(values_of(data), sheet_.plans[data.plan]);
    }
    const std::vector<bool> shown = shown_rows(table_, printed_rows());
    for (const DataLine& data : sheet_.data) {
        if (!data.row) continue;
        if (shown[*data.row]) {
            place(data);
        } else if (data.line->has_figures()) {
            reader_.not_placed(Unreadable::NotPlaced, data.line->span());
        }
    }
    refuse_unknown_rows();
    note_row_labels();
    finish();
}

}  // namespace

void read_down(std::vector<Line> lines, TableReader& reader) {
    DownTable(std::move(lines), reader).read();
}

}  // namespace gouji::reports
