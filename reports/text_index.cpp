#include "reports/text_index.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace gouji::reports {

TextIndex::TextIndex(std::u32string texts) : texts_(std::move(texts)), ends_(texts_.size()) {
    std::iota(ends_.begin(), ends_.end(), 0U);
    const std::u32string_view all = texts_;
    std::sort(ends_.begin(), ends_.end(), [&](std::uint32_t lhs, std::uint32_t rhs) {
        return all.substr(lhs) < all.substr(rhs);
    });
}

bool TextIndex::has(std::u32string_view fragment) const {
    const std::u32string_view all = texts_;
    const auto found = std::lower_bound(
        ends_.begin(), ends_.end(), fragment,
        [&](std::uint32_t end, std::u32string_view text) { return all.substr(end) < text; });
    return found != ends_.end() ? all.substr(*found).starts_with(fragment) : fragment.empty();
}

}  // namespace gouji::reports
