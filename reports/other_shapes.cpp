#include "reports/other_shapes.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace gouji::reports {

namespace {

bool has_label(const TableShape& shape, std::u32string_view label) {
    return std::any_of(shape.rows.begin(), shape.rows.end(),
                       [&](const ShapeRow& row) { return row.label == label; });
}

bool has_group(const TableShape& shape, std::u32string_view label) {
    const std::vector<Group>& groups = shape.table->row_groups;
    return std::any_of(groups.begin(), groups.end(),
                       [&](const Group& group) { return shape.text(group.label) == label; });
}

// By CellIndex: whether the shape has the cell.
std::vector<bool> cells_of(const TableShape& shape, std::size_t all_cells) {
    std::vector<bool> cells(all_cells, false);
    for (const ShapeRow& row : shape.rows) {
        for (const std::size_t column : row.columns)
            cells[static_cast<std::size_t>(shape.table->cell(row.row, column))] = true;
    }
    return cells;
}

}  // namespace

int cost_of_strangers(const std::vector<StreamItem>& items, const TableShape& shape,
                      const std::vector<const TableShape*>& shapes) {
    constexpr int stranger = 200;
    std::vector<std::u32string_view> strangers;
    for (const TableShape* other : shapes) {
        if (other == &shape || other->edition != shape.edition) continue;
        for (const ShapeRow& row : other->rows) {
            if (!has_label(shape, row.label) && !has_group(shape, row.label))
                strangers.push_back(row.label);
        }
    }
    if (strangers.empty()) return 0;
    return stranger *
           static_cast<int>(std::count_if(items.begin(), items.end(), [&](const StreamItem& item) {
               return std::find(strangers.begin(), strangers.end(), item.text) != strangers.end();
           }));
}

void doubt_other(const TableShape& best, const TableShape& other, FactBase& facts) {
    const std::size_t count = facts.form->cells.size();
    const std::vector<bool> own = cells_of(best, count), others = cells_of(other, count);
    const auto state = [&](std::size_t cell) { return facts.cell(CellIndex(cell)).state; };
    for (std::size_t cell = 0; cell < count; ++cell) {
        const bool is_told = own[cell] && !others[cell] &&
                             (state(cell) == State::Known || state(cell) == State::Invalid);
        if (is_told) return;
    }
    for (std::size_t cell = 0; cell < count; ++cell) {
        if (own[cell] || !others[cell] || state(cell) == State::Unread) continue;
        facts.set(CellIndex(cell), {State::Unread, {}, {}});
        facts.unread.push_back({facts.form->cells[cell].path, Unreadable::Ambiguous, {}});
    }
}

}  // namespace gouji::reports
