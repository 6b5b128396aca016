#include "reports/row_groups.h"

#include <algorithm>

namespace gouji::reports {

bool is_in(const Group& group, std::size_t row) {
    return group.first <= row && row <= group.last;
}

std::optional<std::size_t> group_of(const Table& table, std::size_t row) {
    if (table.rows[row].collapses) return table.rows[row].collapses;
    std::optional<std::size_t> innermost;
    for (std::size_t g = 0; g < table.row_groups.size(); ++g) {
        if (is_in(table.row_groups[g], row)) innermost = g;
    }
    return innermost;
}

std::vector<std::size_t> printed_order(const Table& table) {
    std::vector<std::size_t> order;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        if (table.rows[r].collapses) continue;
        for (std::size_t c = 0; c < table.rows.size(); ++c) {
            const std::optional<std::size_t>& group = table.rows[c].collapses;
            if (group && table.row_groups[*group].first == r) order.push_back(c);
        }
        order.push_back(r);
    }
    // A collapsed row whose group has no rows of its own in this edition.
    for (std::size_t c = 0; c < table.rows.size(); ++c) {
        if (std::find(order.begin(), order.end(), c) == order.end()) order.push_back(c);
    }
    return order;
}

bool is_told(std::size_t row, const std::vector<bool>& is_printed, const Table& table) {
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const std::optional<std::size_t>& group = table.rows[r].collapses;
        const bool stands_for = group && is_in(table.row_groups[*group], row) && row != r;
        const bool is_part =
            table.rows[row].collapses && is_in(table.row_groups[*table.rows[row].collapses], r);
        if (is_printed[r] && (r == row || stands_for || is_part)) return true;
    }
    return false;
}

std::vector<bool> shown_rows(const Table& table, const std::vector<bool>& is_printed) {
    std::vector<bool> is_shown(table.rows.size(), true);
    for (std::size_t c = 0; c < table.rows.size(); ++c) {
        if (!table.rows[c].collapses) continue;
        const Group& group = table.row_groups[*table.rows[c].collapses];
        bool has_parts = false;
        bool has_rows = false;
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            if (r == c || !is_in(group, r)) continue;
            has_rows = true;
            has_parts = has_parts || is_printed[r];
        }
        const bool is_collapsed = !has_rows || (is_printed[c] && !has_parts);
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            if (r != c && is_in(group, r)) is_shown[r] = !is_collapsed;
        }
        is_shown[c] = is_collapsed;
    }
    return is_shown;
}

}  // namespace gouji::reports
