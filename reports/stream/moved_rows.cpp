#include "reports/stream/moved_rows.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace gouji::reports {

namespace {

bool is_found_everywhere(const Alignment& labels, std::size_t rows) {
    std::vector<bool> is_found(rows, false);
    for (const std::optional<std::size_t>& row : labels.rows) {
        if (row) is_found[*row] = true;
    }
    return std::ranges::find(is_found, false) == is_found.end();
}

// The item that alone is the label; nothing where none is, or several are.
std::optional<std::size_t> item_of(const ShapeRow& row, const std::vector<StreamItem>& items) {
    std::optional<std::size_t> only;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].text != row.label) continue;
        if (only) return std::nullopt;
        only = i;
    }
    return only;
}

// From the item of a label up to the next one's the figures follow it at once, as many as it has
// columns.
bool has_figures_behind(const std::vector<StreamItem>& items, std::size_t label, std::size_t next,
                        std::size_t columns) {
    std::size_t at = label + 1, figures = 0;
    for (; at < next && !items[at].is_text(); ++at) figures += items[at].figures.size();
    return figures == columns && std::all_of(items.begin() + static_cast<std::ptrdiff_t>(at),
                                             items.begin() + static_cast<std::ptrdiff_t>(next),
                                             [](const StreamItem& item) { return item.is_text(); });
}

}  // namespace

std::optional<TableShape> with_moved_rows(const std::vector<StreamItem>& items,
                                          const TableShape& shape, const Alignment& labels) {
    if (is_found_everywhere(labels, shape.rows.size())) return std::nullopt;
    std::vector<std::pair<std::size_t, const ShapeRow*>> printed;
    for (const ShapeRow& row : shape.rows) {
        const std::optional<std::size_t> item = item_of(row, items);
        if (!item) return std::nullopt;
        printed.emplace_back(*item, &row);
    }
    std::ranges::sort(printed);
    TableShape moved = shape;
    moved.rows.clear();
    for (std::size_t r = 0; r < printed.size(); ++r) {
        const auto& [item, row] = printed[r];
        const std::size_t next = r + 1 < printed.size() ? printed[r + 1].first : items.size();
        if (!has_figures_behind(items, item, next, row->columns.size())) return std::nullopt;
        moved.rows.push_back(*row);
    }
    return moved;
}

}  // namespace gouji::reports
