#include "reports/stream/figures_in_lines.h"

#include <cstddef>
#include <vector>

#include "reports/stream/stream_row.h"

namespace gouji::reports {

namespace {

using Row = std::optional<std::size_t>;

// The row that alone has a piece of its label in each line, by line; `several` where more have.
constexpr std::size_t several = static_cast<std::size_t>(-1);

std::vector<Row> rows_of_lines(const std::vector<StreamItem>& items, const Alignment& labels) {
    std::vector<Row> rows(items.empty() ? 0 : items.back().line + 1);
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!labels.rows[i]) continue;
        Row& row = rows[items[i].line];
        row = !row || row == labels.rows[i] ? labels.rows[i] : several;
    }
    return rows;
}

// By item: the row of the nearest piece of a label behind it.
std::vector<Row> rows_behind(const Alignment& labels) {
    std::vector<Row> rows(labels.rows.size());
    Row behind;
    for (std::size_t i = rows.size(); i-- > 0;) {
        rows[i] = behind;
        if (labels.rows[i]) behind = labels.rows[i];
    }
    return rows;
}

}  // namespace

std::optional<Alignment> figures_in_lines(const Stream& stream, const Alignment& labels) {
    const std::vector<StreamItem>& items = *stream.items;
    const std::vector<Row> of_lines = rows_of_lines(items, labels);
    const std::vector<Row> behind = rows_behind(labels);
    std::vector<bool> has_figures(stream.shape->rows.size(), false);
    Alignment alignment = labels;
    Row before;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].is_text()) {
            if (labels.rows[i]) before = labels.rows[i];
            continue;
        }
        Row row = of_lines[items[i].line];
        if (!row && before == behind[i]) row = before;
        const bool fits = row && row != several && !has_figures[*row] &&
                          are_in_one_line(items[i].figures) &&
                          items[i].figures.size() <= stream.shape->rows[*row].columns.size();
        if (!fits) return std::nullopt;
        has_figures[*row] = true;
        alignment.rows[i] = row;
    }
    return alignment;
}

}  // namespace gouji::reports
