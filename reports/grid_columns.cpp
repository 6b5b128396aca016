#include "reports/grid_columns.h"

#include <algorithm>
#include <iterator>

#include "reports/match_labels.h"

namespace gouji::reports {

namespace {

constexpr std::uint32_t most_columns = 512;  // of a header; no form is as wide

std::vector<LabelIndex> expected_heads(const Table& table) {
    if (table.orientation == Orientation::Across) return table.heads;
    std::vector<LabelIndex> labels;
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
                leaves_.push_back({&cell, 0, 0, {}});
            } else if (next_ < header_.size()) {
                visit(*header_[next_++]);
            }
        }
    }

    bool is_spanning(const PrintedCell& cell) const {
        const std::vector<LabelUse> uses = uses_in(cell, form_);
        if (uses.empty()) return nearest(cell.key, form_, spanning_, labels_).has_value();
        return std::any_of(uses.begin(), uses.end(),
                           [&](const LabelUse& use) { return contains(spanning_, use.label); });
    }

    const std::vector<const Line*>& header_;
    TableForm form_;
    const Labels& labels_;
    std::vector<LabelIndex> spanning_;
    std::vector<Leaf> leaves_;
    std::size_t next_ = 0;
};

// The row of a table that lies across which the cells over a leaf name; nothing where none does.
std::optional<std::size_t> row_above(const Leaf& leaf, TableForm form, const Table& table) {
    for (auto cell = leaf.above.rbegin(); cell != leaf.above.rend(); ++cell) {
        for (const LabelUse& use : uses_in(**cell, form)) {
            const auto row = std::find_if(table.rows.begin(), table.rows.end(),
                                          [&](const Row& r) { return r.label == use.label; });
            if (row != table.rows.end()) return static_cast<std::size_t>(row - table.rows.begin());
        }
    }
    return std::nullopt;
}

// Without geometry, the rows of a table that lies across have to stand in the form's order.
bool rows_are_in_order(const std::vector<const Line*>& header, TableForm form, const Table& table) {
    for (const Line* line : header) {
        std::size_t next = 0;
        for (const PrintedCell& cell : line->cells) {
            for (const LabelUse& use : uses_in(cell, form)) {
                const auto row = std::find_if(table.rows.begin(), table.rows.end(),
                                              [&](const Row& r) { return r.label == use.label; });
                if (row == table.rows.end()) continue;
                const auto index = static_cast<std::size_t>(row - table.rows.begin());
                if (index < next) return false;
                next = index;
            }
        }
    }
    return true;
}

void note_label(const PrintedCell& cell, const std::vector<LabelIndex>& among, TableForm form,
                const Labels& labels, std::vector<FoundLabel>& found) {
    for (const LabelUse& use : uses_in(cell, form)) {
        if (contains(among, use.label)) {
            found.push_back({use.label, cell.span, cell.printed, true});
            return;
        }
    }
    if (const std::optional<Nearest> near = nearest(cell.key, form, among, labels))
        found.push_back({near->label, cell.span, cell.printed, false});
}

using Matches = std::vector<std::optional<std::size_t>>;

// A column that stands elsewhere than in the form: its label is exact, and no other's.
std::optional<std::size_t> column_out_of_order(const PrintedCell& cell, const Expected& expected,
                                               const Matches& matches) {
    std::optional<std::size_t> only;
    for (const LabelUse& use : uses_in(cell, expected.form)) {
        for (std::size_t j = 0; j < expected.labels.size(); ++j) {
            if (expected.labels[j] != use.label) continue;
            if (only || std::find(matches.begin(), matches.end(), j) != matches.end())
                return std::nullopt;
            only = j;
        }
    }
    return only;
}

Matches match_leaves(const std::vector<Leaf>& leaves, TableForm form, const Labels& labels) {
    const Table& table = labels.table(form);
    std::vector<LabelKey> keys;
    std::vector<std::optional<std::size_t>> rows;
    for (const Leaf& leaf : leaves) {
        keys.push_back(leaf.cell->key);
        rows.push_back(row_above(leaf, form, table));
    }
    const Context context = [&](std::size_t i, std::size_t j) {
        if (table.orientation == Orientation::Down || !rows[i]) return 0;
        return *rows[i] == j / table.columns.size() ? 10 : -1000;
    };
    const Expected expected{form, expected_heads(table)};
    Matches matches = match_labels(keys, expected, labels, context);
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        if (!matches[i]) matches[i] = column_out_of_order(*leaves[i].cell, expected, matches);
    }
    return matches;
}

}  // namespace

ColumnPlan plan_columns(const std::vector<const Line*>& header, TableForm form,
                        const Labels& labels, std::vector<FoundLabel>& found) {
    const Table& table = labels.table(form);
    ColumnPlan plan;
    if (header.empty()) return plan;
    plan.is_exact = header.front()->columns == Columns::Exact;
    plan.grid = header.front()->grid;
    plan.width = width_of(header);
    const std::vector<Leaf> leaves =
        plan.is_exact ? leaves_by_column(header) : Traversal(header, form, labels).leaves();
    const Matches matches = match_leaves(leaves, form, labels);
    const bool is_ordered = plan.is_exact || table.orientation == Orientation::Down ||
                            rows_are_in_order(header, form, table);
    const std::vector<LabelIndex> expected = expected_heads(table);
    std::vector<const PrintedCell*> heads;
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        const Leaf& leaf = leaves[i];
        if (matches[i]) {
            const LabelIndex label = expected[*matches[i]];
            found.push_back({label, leaf.cell->span, leaf.cell->printed,
                             labels.distance(leaf.cell->key, form, label, 0) == 0});
            heads.push_back(leaf.cell);
        }
        // What stands before the first recognised column heads the labels.
        if (matches[i] || !plan.columns.empty())
            plan.columns.push_back({matches[i], leaf.begin, leaf.end});
    }
    const std::vector<LabelIndex> headings = heading_labels(table);
    for (const Line* line : header) {
        for (const PrintedCell& cell : line->cells) {
            const bool is_head = std::find(heads.begin(), heads.end(), &cell) != heads.end();
            if (cell.shows == Shows::Text && !is_head)
                note_label(cell, headings, form, labels, found);
        }
    }
    if (!is_ordered) plan.columns.clear();
    return plan;
}

void Offsets::learn(std::uint32_t label_column, std::uint32_t offset) {
    const std::uint32_t figure = label_column + 1 + offset;
    if (first_figure && *first_figure != figure) is_aligned = false;
    first_figure = figure;
    const auto same = std::find_if(seen.begin(), seen.end(), [&](const Seen& other) {
        return other.label_column == label_column;
    });
    if (same == seen.end()) {
        seen.push_back({label_column, offset, true});
    } else if (same->offset != offset) {
        same->is_unanimous = false;
    }
}

std::optional<std::uint32_t> Offsets::at(std::uint32_t label_column) const {
    const auto same = std::find_if(seen.begin(), seen.end(), [&](const Seen& other) {
        return other.label_column == label_column;
    });
    if (same != seen.end() && same->is_unanimous) return same->offset;
    if (is_aligned && first_figure && *first_figure > label_column)
        return *first_figure - label_column - 1;
    return std::nullopt;
}

std::vector<const PrintedCell*> Values::cells() const {
    std::vector<const PrintedCell*> result;
    for (std::size_t i = first; i < line->cells.size(); ++i) result.push_back(&line->cells[i]);
    return result;
}

namespace {

using Placed = std::vector<const PrintedCell*>;

// What a line shows behind its labels, from the first to the last cell that is not blank.
struct Extent {
    std::size_t first = 0;
    std::size_t last = 0;
    std::size_t count = 0;  // of cells that are not blank
};

Extent extent_of(const Placed& cells) {
    Extent extent;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i]->shows == Shows::Nothing) continue;
        if (extent.count++ == 0) extent.first = i;
        extent.last = i;
    }
    return extent;
}

std::uint32_t label_column(const Values& values) {
    return static_cast<std::uint32_t>(values.first);  // one behind the index of the last label
}

// The first of `expected` columns stands in this cell; nothing where several readings fit.
std::optional<std::size_t> first_by_order(const Values& values, const Placed& cells,
                                          std::size_t expected, const Offsets& offsets) {
    const Extent extent = extent_of(cells);
    if (extent.count == 0) return 0;
    const std::size_t width = extent.last - extent.first + 1;
    if (extent.count > expected || width > expected) return std::nullopt;
    const std::size_t least = extent.last + 1 > expected ? extent.last + 1 - expected : 0;
    if (least == extent.first) return least;
    if (const std::optional<std::uint32_t> learned = offsets.at(label_column(values))) {
        if (least <= *learned && *learned <= extent.first) return *learned;
    }
    if (cells.size() == expected) return 0;
    return std::nullopt;
}

std::optional<Placed> place_by_order(const Values& values, std::size_t expected,
                                     const Offsets& offsets) {
    const Placed cells = values.cells();
    const Extent extent = extent_of(cells);
    Placed placed(expected, nullptr);
    if (extent.count == expected) {
        std::copy_if(cells.begin(), cells.end(), placed.begin(),
                     [](const PrintedCell* cell) { return cell->shows != Shows::Nothing; });
        return placed;
    }
    const std::optional<std::size_t> first = first_by_order(values, cells, expected, offsets);
    if (!first) return std::nullopt;
    for (std::size_t i = 0; i < expected && *first + i < cells.size(); ++i)
        placed[i] = cells[*first + i];
    return placed;
}

// As many figures, or as many cells, as columns; or nothing at all.
bool count_fits(const Values& values, std::size_t expected) {
    const Placed cells = values.cells();
    const std::size_t count = extent_of(cells).count;
    return count == 0 || count == expected || cells.size() == expected;
}

bool overlaps(const PrintedCell& cell, const PlannedColumn& column) {
    return cell.column < column.end && column.begin < cell.end();
}

// Every planned column has its own cell, or the line ends before it; no figure stands elsewhere.
std::optional<Placed> place_by_geometry(const Values& values, const ColumnPlan& plan) {
    const Placed cells = values.cells();
    const std::uint32_t end = cells.empty() ? 0 : cells.back()->end();
    Placed placed;
    std::size_t shown = 0;
    for (const PlannedColumn& column : plan.columns) {
        const PrintedCell* only = nullptr;
        for (const PrintedCell* cell : cells) {
            if (!overlaps(*cell, column)) continue;
            const bool is_better = only == nullptr || only->shows == Shows::Nothing;
            if (!is_better && cell->shows != Shows::Nothing) return std::nullopt;
            if (is_better) only = cell;
        }
        if (only == nullptr && column.begin < end) return std::nullopt;
        const bool is_shared = only != nullptr && only->shows != Shows::Nothing &&
                               std::find(placed.begin(), placed.end(), only) != placed.end();
        if (is_shared) return std::nullopt;
        if (only != nullptr && only->shows != Shows::Nothing) ++shown;
        placed.push_back(only);
    }
    if (shown != extent_of(cells).count) return std::nullopt;
    return placed;
}

}  // namespace

void learn_offsets(const Values& values, std::size_t expected, Offsets& offsets) {
    const Extent extent = extent_of(values.cells());
    if (extent.count != expected || extent.last - extent.first + 1 != expected) return;
    offsets.learn(label_column(values), static_cast<std::uint32_t>(extent.first));
}

std::optional<std::vector<const PrintedCell*>> place_values(const Values& values,
                                                            const ColumnPlan& plan,
                                                            const Offsets& offsets) {
    // The columns of another part of the table need not be the header's.
    const bool is_beneath =
        values.line->grid == plan.grid ||
        (!values.line->cells.empty() && values.line->cells.back().end() == plan.width);
    const bool has_geometry =
        is_beneath && plan.is_exact && values.line->columns == Columns::Exact;
    if (has_geometry) {
        if (std::optional<Placed> placed = place_by_geometry(values, plan)) return placed;
    }
    if (values.line->columns == Columns::Exact && !count_fits(values, plan.columns.size()))
        return std::nullopt;
    return place_by_order(values, plan.columns.size(), offsets);
}

}  // namespace gouji::reports
