#include "reports/text/text_row.h"

#include <cstddef>
#include <cstdint>

#include "reports/figure.h"

namespace gouji::reports {

bool is_ruler_cell(std::string_view cell) {
    return !cell.empty() && cell.find_first_not_of("-=:+ ") == std::string_view::npos &&
           cell.find('-') != std::string_view::npos;
}

bool is_ruler(const TextRow& row, std::string_view text) {
    bool ruled = false;
    for (const Span cell : row.cells) {
        const std::string_view shown = text.substr(cell.begin, cell.size());
        if (shown.empty()) continue;
        if (!is_ruler_cell(shown) ||
            (shown.size() < 2 && shown.find(':') == std::string_view::npos))
            return false;
        ruled = true;
    }
    return ruled;
}

bool shows_number(std::string_view cell) {
    constexpr std::size_t longest = 24;  // bytes
    return cell.size() <= longest && shows_digits(cell, U",.-");
}

Grid grid_of(const std::vector<TextRow>& rows, Columns columns) {
    Grid grid;
    grid.columns = columns;
    grid.span = {rows.front().span.begin, rows.back().span.end};
    std::uint32_t number = 0;
    for (const TextRow& row : rows) {
        std::uint32_t column = 0;
        for (const Span cell : row.cells) grid.cells.push_back({cell, number, column++, 1, 1});
        ++number;
    }
    return grid;
}

}  // namespace gouji::reports
