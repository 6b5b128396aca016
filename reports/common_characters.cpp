#include "reports/common_characters.h"

#include <algorithm>
#include <vector>

namespace gouji::reports {

std::size_t common_characters(std::u32string_view lhs, std::u32string_view rhs) {
    std::vector<std::size_t> row(rhs.size() + 1, 0);
    for (const char32_t c : lhs) {
        std::size_t diagonal = 0;
        for (std::size_t j = 0; j < rhs.size(); ++j) {
            const std::size_t above = row[j + 1];
            row[j + 1] = c == rhs[j] ? diagonal + 1 : std::max(above, row[j]);
            diagonal = above;
        }
    }
    return row.back();
}

int percent_alike(std::u32string_view lhs, std::u32string_view rhs) {
    if (lhs.empty() && rhs.empty()) return 100;
    return static_cast<int>(200 * common_characters(lhs, rhs) / (lhs.size() + rhs.size()));
}

}  // namespace gouji::reports
