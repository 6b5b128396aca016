#include "reports/common_characters.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace gouji::reports {

namespace {

// A bit for each character of lhs, set while the subsequence does not hold it (Hyyrö, 2004).
std::size_t common_in_word(std::u32string_view lhs, std::u32string_view rhs) {
    std::uint64_t open = ~std::uint64_t{0};
    for (const char32_t c : rhs) {
        std::uint64_t same = 0;
        for (std::size_t i = 0; i < lhs.size(); ++i)
            same |= std::uint64_t{lhs[i] == c ? 1U : 0U} << i;
        const std::uint64_t taken = open & same;
        open = (open + taken) | (open - taken);
    }
    const std::uint64_t all =
        lhs.size() == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << lhs.size()) - 1;
    return static_cast<std::size_t>(std::popcount(~open & all));
}

}  // namespace

std::size_t common_characters(std::u32string_view lhs, std::u32string_view rhs) {
    if (lhs.size() <= 64) return common_in_word(lhs, rhs);
    if (rhs.size() <= 64) return common_in_word(rhs, lhs);
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

int most_alike(std::u32string_view lhs, std::u32string_view rhs) {
    if (lhs.empty() && rhs.empty()) return 100;
    return static_cast<int>(200 * std::min(lhs.size(), rhs.size()) / (lhs.size() + rhs.size()));
}

int percent_alike(std::u32string_view lhs, std::u32string_view rhs) {
    if (lhs == rhs) return 100;
    return static_cast<int>(200 * common_characters(lhs, rhs) / (lhs.size() + rhs.size()));
}

int infix_distance(std::u32string_view fragment, std::u32string_view texts) {
    std::vector<int> row(texts.size() + 1, 0);
    for (std::size_t i = 0; i < fragment.size(); ++i) {
        int diagonal = row[0];
        row[0] += 1;
        for (std::size_t j = 0; j < texts.size(); ++j) {
            const int above = row[j + 1];
            const int best = diagonal + (fragment[i] == texts[j] ? 0 : 1);
            row[j + 1] = std::min({best, above + 1, row[j] + 1});
            diagonal = above;
        }
    }
    return *std::min_element(row.begin(), row.end());
}

}  // namespace gouji::reports
