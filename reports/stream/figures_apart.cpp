#include "reports/stream/figures_apart.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace gouji::reports {

namespace {

using Rows = std::vector<std::optional<std::size_t>>;

// Figures are of the row of the label that was passed last.
void give_to_label(const StreamItem& item, std::optional<std::size_t>& row,
                   std::optional<std::size_t>& last) {
    if (!item.is_text())
        row = last;
    else if (row)
        last = row;
}

Rows behind_labels(const std::vector<StreamItem>& items, Rows rows) {
    std::optional<std::size_t> last;
    for (std::size_t i = 0; i < items.size(); ++i) give_to_label(items[i], rows[i], last);
    return rows;
}

Rows before_labels(const std::vector<StreamItem>& items, Rows rows) {
    std::optional<std::size_t> last;
    for (std::size_t i = items.size(); i-- > 0;) give_to_label(items[i], rows[i], last);
    return rows;
}

// Of no row, or more than their row has columns.
std::size_t too_many(const Stream& stream, const Rows& rows) {
    std::size_t many = 0;
    std::vector<std::size_t> counts(stream.shape->rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::size_t figures = (*stream.items)[i].figures.size();
        (rows[i] ? counts[*rows[i]] : many) += figures;
    }
    for (std::size_t r = 0; r < counts.size(); ++r)
        many += counts[r] - std::min(counts[r], stream.shape->rows[r].columns.size());
    return many;
}

}  // namespace

Alignment figures_behind_labels(const Stream& stream, Alignment labels) {
    labels.rows = behind_labels(*stream.items, std::move(labels.rows));
    return labels;
}

bool are_apart(const Stream& stream, const Alignment& labels) {
    constexpr std::size_t dear = 20;   // for a label
    constexpr std::size_t small = 32;  // figures, of a table that is aligned soon
    if (static_cast<std::size_t>(labels.cost) > dear * stream.shape->rows.size()) return true;
    std::size_t all = 0;
    for (const StreamItem& item : *stream.items) all += item.figures.size();
    const std::size_t away = std::min(too_many(stream, behind_labels(*stream.items, labels.rows)),
                                      too_many(stream, before_labels(*stream.items, labels.rows)));
    return all > small && 2 * away > all;
}

}  // namespace gouji::reports
