#include "reports/stream/other_shapes.h"

#include <algorithm>
#include <iterator>
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

// What `lhs` has and `rhs` has not; both ascend.
std::vector<CellIndex> difference(const std::vector<CellIndex>& lhs,
                                  const std::vector<CellIndex>& rhs) {
    std::vector<CellIndex> left;
    std::ranges::set_difference(lhs, rhs, std::back_inserter(left));
    return left;
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
    const auto is_told = [&](CellIndex cell) {
        const State state = facts.cell(cell).state;
        return state == State::Known || state == State::Invalid;
    };
    if (std::ranges::any_of(difference(best.cells, other.cells), is_told)) return;
    for (const CellIndex cell : difference(other.cells, best.cells)) {
        if (facts.cell(cell).state == State::Unread) continue;
        facts.set(cell, {State::Unread, {}, {}});
        facts.unread.push_back({facts.form->cell(cell).path, Unreadable::Ambiguous, {}});
    }
}

}  // namespace gouji::reports
