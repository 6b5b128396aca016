#include "reports/grid/grid_columns.h"

#include <algorithm>
#include <iterator>

#include "reports/grid/match_labels.h"
#include "reports/row_groups.h"

namespace gouji::reports {

namespace {

constexpr std::uint32_t most_columns = 512;  // of a header; no form is as wide

std::vector<LabelIndex> expected_heads(const Table& table) {
    if (table.orientation == Orientation::Across) return table.heads;
    std::vector<LabelIndex> labels;
    labels.reserve(table.columns.size());
    std::transform(table.columns.begin(), table.columns.end(), std::back_inserter(labels),
                   [](const Column& column) { return column.label; });
    return labels;
}

// The labels that head several columns: groups of columns, or the rows of a table that lies across.
std::vector<LabelIndex> spanning_labels(const Table& table) {
    std::vector<LabelIndex> labels;
    const bool is_across = table.orientation == Orientation::Across;
    for (const Group& group : is_across ? table.row_groups : table.column_groups)
        labels.push_back(group.label);
    if (is_across) {
        for (const Row& row : table.rows) labels.push_back(row.label);
    }
    return labels;
}

std::vector<LabelIndex> heading_labels(const Table& table) {
    std::vector<LabelIndex> labels = spanning_labels(table);
    for (const Block& block : table.blocks) {
        if (block.heading) labels.push_back(*block.heading);
        if (block.corner) labels.push_back(*block.corner);
    }
    return labels;
}

bool contains(const std::vector<LabelIndex>& labels, LabelIndex label) {
    return std::find(labels.begin(), labels.end(), label) != labels.end();
}

// A header in reading: the cell over each figure, and the cells over that.
struct Leaf {
    const PrintedCell* cell = nullptr;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::vector<const PrintedCell*> above;
};

bool covers(const PrintedCell& cell, std::uint32_t column) {
    return cell.column <= column && column < cell.end();
}

std::uint32_t width_of(const std::vector<const Line*>& lines) {
    std::uint32_t width = 0;
    for (const Line* line : lines) {
        for (const PrintedCell& cell : line->cells) width = std::max(width, cell.end());
    }
    return std::min(width, most_columns);
}

std::vector<Leaf> leaves_by_column(const std::vector<const Line*>& header) {
    std::vector<Leaf> leaves;
    for (std::uint32_t x = 0; x < width_of(header); ++x) {
        Leaf leaf{nullptr, x, x + 1, {}};
        for (const Line* line : header) {
            for (const PrintedCell& cell : line->cells) {
                if (cell.shows != Shows::Text || !covers(cell, x)) continue;
                if (leaf.cell != nullptr) leaf.above.push_back(leaf.cell);
                leaf.cell = &cell;
            }
        }
        if (leaf.cell == nullptr) continue;
        if (!leaves.empty() && leaves.back().cell == leaf.cell) {
            leaves.back().end = x + 1;
        } else {
            leaves.push_back(std::move(leaf));
        }
    }
    return leaves;
}

// Without geometry: a heading over several columns stands for what the next line shows.
class Traversal {
  public:
    Traversal(const std::vector<const Line*>& header, TableForm form, const Labels& labels)
        : header_(header),
          form_(form),
          labels_(labels),
          spanning_(spanning_labels(labels.table(form))) {}

    std::vector<Leaf> leaves() {
        while (next_ < header_.size()) visit(*header_[next_++]);
        return std::move(leaves_);
    }

  private:
    void visit(const Line& line) {
        for (const PrintedCell& cell : line.cells) {
            if (cell.shows != Shows::Text) continue;
            if (!is_spanning(cell)) {
                leaves_.push_back({&cell, 0, 0, above_});
            } else if (next_ < header_.size()) {
                above_.push_back(&cell);
                visit(*header_[next_++]);
                above_.pop_back();
            }
        }
    }

    bool is_spanning(const PrintedCell& cell) const {
        if (!is_label_of(cell, form_))
            return nearest(cell.key(), form_, spanning_, labels_).has_value() ||
                   is_shortened_one(cell);
        bool is_one = false;
        for_each_use(cell, form_,
                     [&](LabelIndex label) { is_one = is_one || contains(spanning_, label); });
        return is_one;
    }

    bool is_shortened_one(const PrintedCell& cell) const {
        return std::ranges::any_of(spanning_, [&](LabelIndex label) {
            return is_shortened(cell.key(), form_, label, labels_);
        });
    }

    const std::vector<const Line*>& header_;
    TableForm form_;
    const Labels& labels_;
    std::vector<LabelIndex> spanning_;
    std::vector<const PrintedCell*> above_;
    std::vector<Leaf> leaves_;
    std::size_t next_ = 0;
};

// The row of a table that lies across which has this label; nothing where none has.
std::optional<std::size_t> row_named(const PrintedCell& cell, TableForm form, const Table& table) {
    std::optional<std::size_t> named;
    for_each_use(cell, form, [&](LabelIndex label) {
        const auto row = std::find_if(table.rows.begin(), table.rows.end(),
                                      [&](const Row& r) { return r.label == label; });
        if (row != table.rows.end()) named = static_cast<std::size_t>(row - table.rows.begin());
    });
    return named;
}

// The row that the cells over a leaf name; nothing where none does.
std::optional<std::size_t> row_above(const Leaf& leaf, TableForm form, const Table& table) {
    for (auto cell = leaf.above.rbegin(); cell != leaf.above.rend(); ++cell) {
        if (const std::optional<std::size_t> row = row_named(**cell, form, table)) return row;
    }
    return std::nullopt;
}

// The group of rows of a table that lies across which has this label; null where none has.
const Group* group_named(const PrintedCell& cell, TableForm form, const Table& table) {
    const auto group = std::ranges::find_if(
        table.row_groups, [&](const Group& g) { return is_label(cell, form, g.label); });
    return group == table.row_groups.end() ? nullptr : &*group;
}

bool names_rows(const std::vector<const Line*>& header, TableForm form, const Table& table) {
    return std::any_of(header.begin(), header.end(), [&](const Line* line) {
        return std::any_of(line->cells.begin(), line->cells.end(), [&](const PrintedCell& cell) {
            return row_named(cell, form, table) || group_named(cell, form, table) != nullptr;
        });
    });
}

// Without geometry, the rows of a table that lies across have to stand in the form's order.
bool rows_are_in_order(const std::vector<const Line*>& header, TableForm form, const Table& table) {
    for (const Line* line : header) {
        std::size_t next = 0;
        for (const PrintedCell& cell : line->cells) {
            const std::optional<std::size_t> row = row_named(cell, form, table);
            const Group* group = row ? nullptr : group_named(cell, form, table);
            const std::size_t last = group != nullptr ? group->last : row.value_or(next);
            if (last < next) return false;
            next = group != nullptr ? std::max(next, group->first) : last;
        }
    }
    return true;
}

// Cells that name a row of a table that lies across, and stand over one column only: the format
// has lost their spans, and what stands under them is not told by geometry.
bool row_spans_are_lost(const std::vector<const Line*>& header, TableForm form,
                        const Table& table) {
    return std::any_of(header.begin(), header.end(), [&](const Line* line) {
        return std::any_of(line->cells.begin(), line->cells.end(), [&](const PrintedCell& cell) {
            return cell.column_span == 1 && row_named(cell, form, table);
        });
    });
}

bool note_label(const PrintedCell& cell, const std::vector<LabelIndex>& among, TableForm form,
                const Labels& labels, std::vector<FoundLabel>& found) {
    std::optional<LabelIndex> known;
    for_each_use(cell, form, [&](LabelIndex label) {
        if (!known && contains(among, label)) known = label;
    });
    if (known) {
        found.emplace_back(*known, cell, true);
        return true;
    }
    const std::optional<Nearest> near = nearest(cell.key(), form, among, labels);
    if (near) found.emplace_back(near->label, cell, false);
    return near.has_value();
}

// A label changed too far to be known by its words, over all columns of one row of a table that
// lies across and over no other's: it can be that row's only, where half of its words are left.
void note_row_over(const PrintedCell& cell, const ColumnPlan& plan, TableForm form,
                   const Labels& labels, std::vector<FoundLabel>& found) {
    constexpr int half_percent = 50;
    const Table& table = labels.table(form);
    if (table.orientation != Orientation::Across) return;
    std::optional<std::size_t> row;
    std::size_t covered = 0;
    for (const PlannedColumn& column : plan.columns) {
        if (column.begin < cell.column || column.end > cell.end()) continue;
        if (!column.place || (row && *row != *column.place / table.columns.size())) return;
        row = *column.place / table.columns.size();
        ++covered;
    }
    if (!row || covered != table.columns.size()) return;
    const LabelIndex label = table.rows[*row].label;
    if (labels.distance(cell.key(), form, label, half_percent) <= half_percent)
        found.emplace_back(label, cell, false);
}

using Matches = std::vector<std::optional<std::size_t>>;

// A column that stands elsewhere than in the form: its label is exact, and no other's. Of a table
// that lies across, `row` is the one that it stands under, of so many `columns`.
std::optional<std::size_t> column_out_of_order(const PrintedCell& cell, const Expected& expected,
                                               const Matches& matches,
                                               std::optional<std::size_t> row,
                                               std::size_t columns) {
    std::optional<std::size_t> only;
    std::size_t count = 0;
    for_each_use(cell, expected.form, [&](LabelIndex label) {
        for (std::size_t j = 0; j < expected.labels.size(); ++j) {
            if (expected.labels[j] != label || (row && j / columns != *row)) continue;
            ++count;
            if (std::find(matches.begin(), matches.end(), j) == matches.end()) only = j;
        }
    });
    if (count != 1) return std::nullopt;
    return only;
}

// The rows of a table that lies across which a header of so many columns can be of: those that it
// names where these are all its columns, else any.
std::vector<bool> rows_headed(const std::vector<const Line*>& header, std::size_t columns,
                              TableForm form, const Table& table) {
    std::vector<bool> named(table.rows.size(), false);
    for (const Line* line : header) {
        for (const PrintedCell& cell : line->cells) {
            if (const auto row = row_named(cell, form, table)) named[*row] = true;
        }
    }
    const auto count = static_cast<std::size_t>(std::count(named.begin(), named.end(), true));
    if (count * table.columns.size() != columns) named.assign(named.size(), true);
    return named;
}

Matches match_leaves(const std::vector<Leaf>& leaves, const std::vector<const Line*>& header,
                     TableForm form, const Labels& labels) {
    const Table& table = labels.table(form);
    const std::vector<bool> headed = rows_headed(header, leaves.size(), form, table);
    std::vector<PrintedLabel> printed;
    std::vector<std::optional<std::size_t>> rows;
    for (const Leaf& leaf : leaves) {
        printed.push_back(printed_label(*leaf.cell));
        const bool is_exact = leaf.end > leaf.begin;
        rows.push_back(is_exact ? row_above(leaf, form, table) : std::nullopt);
    }
    const Context context = [&](std::size_t i, std::size_t j) {
        if (table.orientation == Orientation::Down) return 0;
        if (!rows[i]) return headed[j / table.columns.size()] ? 0 : -1000;
        return *rows[i] == j / table.columns.size() ? 10 : -1000;
    };
    const Expected expected{form, expected_heads(table)};
    Matches matches = match_labels(printed, expected, labels, context);
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        const bool is_exact = leaves[i].end > leaves[i].begin;
        if (!matches[i] && (is_exact || table.orientation == Orientation::Down))
            matches[i] = column_out_of_order(*leaves[i].cell, expected, matches, rows[i],
                                             table.columns.size());
    }
    return matches;
}

bool are_in_order(const Matches& matches) {
    std::optional<std::size_t> last;
    for (const auto& match : matches) {
        if (match && last && *match < *last) return false;
        last = match ? match : last;
    }
    return true;
}

bool is_under(const Leaf& leaf, TableForm form, LabelIndex label) {
    return std::any_of(leaf.above.begin(), leaf.above.end(),
                       [&](const PrintedCell* cell) { return is_label(*cell, form, label); });
}

// The columns stand in another order than the form's, and one of a group that is printed does not
// stand under it: not the columns were moved, a cell spans too few or too many of them.
bool spans_are_wrong(const std::vector<Leaf>& leaves, const Matches& matches,
                     const std::vector<const Line*>& header, TableForm form, const Table& table) {
    if (table.orientation == Orientation::Across || are_in_order(matches)) return false;
    // Where formats lose the spans of cells, nothing stands under a group but its first column.
    return std::any_of(
        table.column_groups.begin(), table.column_groups.end(), [&](const Group& group) {
            const bool is_printed =
                std::any_of(header.begin(), header.end(), [&](const Line* line) {
                    return std::any_of(line->cells.begin(), line->cells.end(), [&](const auto& c) {
                        return c.column_span > 1 && is_label(c, form, group.label);
                    });
                });
            for (std::size_t i = 0; is_printed && i < leaves.size(); ++i) {
                if (matches[i] && is_in(group, *matches[i]) &&
                    !is_under(leaves[i], form, group.label))
                    return true;
            }
            return false;
        });
}

// The heads that are matched are columns; so are those between and behind them that are not, which
// the form does not have. Returns the cells of the first.
std::vector<const PrintedCell*> add_columns(const std::vector<Leaf>& leaves, const Matches& matches,
                                            TableForm form, const Table& table, ColumnPlan& plan,
                                            std::vector<FoundLabel>& found) {
    const std::vector<LabelIndex> expected = expected_heads(table);
    const std::vector<LabelIndex> groups = spanning_labels(table);
    std::vector<const PrintedCell*> heads;
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        const Leaf& leaf = leaves[i];
        if (matches[i]) {
            const LabelIndex label = expected[*matches[i]];
            found.emplace_back(label, *leaf.cell, is_label(*leaf.cell, form, label));
            heads.push_back(leaf.cell);
        }
        // What stands before the first recognised column heads the labels; a group's label that
        // nothing stands below heads no column of its own.
        const bool heads_group = std::any_of(groups.begin(), groups.end(), [&](LabelIndex group) {
            return is_label(*leaf.cell, form, group);
        });
        if (matches[i] || (!plan.columns.empty() && !heads_group))
            plan.columns.push_back({matches[i], leaf.begin, leaf.end});
        else if (plan.columns.empty())
            plan.before.push_back({std::nullopt, leaf.begin, leaf.end});
    }
    return heads;
}

// The other labels that the header shows.
void note_headings(const std::vector<const Line*>& header,
                   const std::vector<const PrintedCell*>& heads, const ColumnPlan& plan,
                   TableForm form, const Labels& labels, std::vector<FoundLabel>& found) {
    const std::vector<LabelIndex> headings = heading_labels(labels.table(form));
    for (const Line* line : header) {
        for (const PrintedCell& cell : line->cells) {
            const bool is_head = std::find(heads.begin(), heads.end(), &cell) != heads.end();
            if (cell.shows != Shows::Text || is_head) continue;
            const bool is_noted = note_label(cell, headings, form, labels, found);
            if (!is_noted && plan.is_exact) note_row_over(cell, plan, form, labels, found);
        }
    }
}

// The head of a column, but not where its neighbours let it stand.
bool stands_elsewhere(const Leaf& leaf, TableForm form, const Table& table) {
    const std::vector<LabelIndex> expected = expected_heads(table);
    return std::any_of(expected.begin(), expected.end(),
                       [&](LabelIndex label) { return is_label(*leaf.cell, form, label); });
}

bool are_in_order(const std::vector<PlannedColumn>& columns) {
    std::optional<std::size_t> last;
    for (const PlannedColumn& column : columns) {
        if (!column.place) continue;
        if (last && *last >= *column.place) return false;
        last = column.place;
    }
    return true;
}

// Without geometry: every column has its head, and those of a group that is printed, and no others,
// were found where the group's label sends the reader. A head of several lines that is not known
// may be a group's, and heads of another line that nothing stands over are of a group that is not
// printed.
bool is_order_told(const std::vector<Leaf>& leaves, const Matches& matches,
                   const std::vector<const Line*>& header, TableForm form, const Table& table) {
    if (table.orientation == Orientation::Across) return false;
    const auto first = std::ranges::find_if(matches, [](const auto& m) { return m.has_value(); });
    if (first == matches.end()) return false;
    if (header.size() > 1 && std::find(first, matches.end(), std::nullopt) != matches.end())
        return false;
    const Leaf& begin = leaves[static_cast<std::size_t>(first - matches.begin())];
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        if (matches[i] && leaves[i].above.empty() && leaves[i].cell->row != begin.cell->row)
            return false;
    }
    const auto is_printed = [&](const Group& group) {
        return std::ranges::any_of(header, [&](const Line* line) {
            return std::ranges::any_of(
                line->cells, [&](const auto& cell) { return is_label(cell, form, group.label); });
        });
    };
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const auto match = std::ranges::find(matches, std::optional(c));
        if (match == matches.end()) return false;
        const Leaf& leaf = leaves[static_cast<std::size_t>(match - matches.begin())];
        for (const Group& group : table.column_groups) {
            if (is_printed(group) && is_under(leaf, form, group.label) != is_in(group, c))
                return false;
        }
    }
    return true;
}

}  // namespace

bool ColumnPlan::shows(std::size_t place) const {
    return std::any_of(columns.begin(), columns.end(),
                       [&](const PlannedColumn& column) { return column.place == place; });
}

bool ColumnPlan::may_hold(std::size_t place) const {
    const auto is_unknown = [](const PlannedColumn& column) { return !column.place; };
    return !shows(place) && std::any_of(columns.begin(), columns.end(), is_unknown);
}

ColumnPlan plan_columns(const std::vector<const Line*>& header, TableForm form,
                        const Labels& labels, std::vector<FoundLabel>& found) {
    const Table& table = labels.table(form);
    ColumnPlan plan;
    if (header.empty()) return plan;
    // A header over a page break may stand in two grids; their columns are not the same.
    plan.grid = header.front()->grid;
    plan.is_exact = std::all_of(header.begin(), header.end(), [&](const Line* line) {
        return line->columns == Columns::Exact && line->grid == plan.grid;
    });
    plan.width = width_of(header);
    plan.names_rows = names_rows(header, form, table);
    std::vector<Leaf> leaves =
        plan.is_exact ? leaves_by_column(header) : Traversal(header, form, labels).leaves();
    Matches matches = match_leaves(leaves, header, form, labels);
    if (plan.is_exact && spans_are_wrong(leaves, matches, header, form, table)) {
        plan.is_exact = false;
        leaves = Traversal(header, form, labels).leaves();
        matches = match_leaves(leaves, header, form, labels);
    }
    const bool is_ordered = table.orientation == Orientation::Down ||
                            (plan.is_exact && !row_spans_are_lost(header, form, table)) ||
                            rows_are_in_order(header, form, table);
    const auto heads = add_columns(leaves, matches, form, table, plan, found);
    note_headings(header, heads, plan, form, labels, found);
    if (!is_ordered) plan.columns.clear();
    plan.is_in_order = are_in_order(plan.columns);
    for (std::size_t i = 0; i < leaves.size() && !plan.is_exact; ++i) {
        if (!matches[i] && stands_elsewhere(leaves[i], form, table)) plan.is_in_order = false;
    }
    plan.is_order_told =
        !plan.is_exact && !plan.is_in_order && is_order_told(leaves, matches, header, form, table);
    return plan;
}

}  // namespace gouji::reports
