#include "reports/stream/stream_row.h"

#include <algorithm>

namespace gouji::reports {

std::u32string fragments_text(const RowReading& row, const std::vector<StreamItem>& items) {
    std::u32string text;
    for (const std::size_t item : row.fragments) text += items[item].text;
    return text;
}

bool are_in_one_line(const std::vector<FigureToken>& figures) {
    return figures.front().line == figures.back().line;
}

bool stands_in_label(const RowReading& row, const std::vector<StreamItem>& items) {
    return are_in_one_line(row.figures) &&
           std::any_of(row.fragments.begin(), row.fragments.end(),
                       [&](std::size_t i) { return items[i].line == row.figures.front().line; });
}

void doubt_moved_rows(std::vector<RowReading>& rows, const TableShape& shape,
                      const std::vector<StreamItem>& items) {
    const auto is_whole = [&](std::size_t r) {
        return fragments_text(rows[r], items) == shape.rows[r].label;
    };
    const auto is_right_behind = [&](const RowReading& one, const RowReading& other) {
        return !one.fragments.empty() && !other.fragments.empty() &&
               other.fragments.back() + 1 == one.fragments.front();
    };
    for (std::size_t first = 0; first < rows.size(); ++first) {
        for (std::size_t last = first + 1; last < rows.size(); ++last) {
            if (!is_right_behind(rows[first], rows[last]) || !is_whole(first) || !is_whole(last))
                continue;
            for (std::size_t r = first; r <= last; ++r) {
                const bool is_sure = !rows[r].figures.empty() && stands_in_label(rows[r], items);
                rows[r].is_in_doubt = rows[r].is_in_doubt || !is_sure;
            }
        }
    }
}

}  // namespace gouji::reports
