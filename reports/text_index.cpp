#include "reports/text_index.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace gouji::reports {

namespace {

constexpr std::size_t pair_keys = 8192;

// Of the letters at `at`; different ones may share a key.
std::size_t pair_key(std::u32string_view text, std::size_t at) {
    return (text[at] * 37U + text[at + 1]) % pair_keys;
}

}  // namespace

TextIndex::TextIndex(std::u32string texts)
    : texts_(std::move(texts)), pairs_(pair_keys, false), ends_(texts_.size()) {
    for (std::size_t at = 0; at + 1 < texts_.size(); ++at) pairs_[pair_key(texts_, at)] = true;
    std::iota(ends_.begin(), ends_.end(), 0U);
    const std::u32string_view all = texts_;
    std::sort(ends_.begin(), ends_.end(), [&](std::uint32_t lhs, std::uint32_t rhs) {
        return all.substr(lhs) < all.substr(rhs);
    });
}

bool TextIndex::has(std::u32string_view fragment) const {
    for (std::size_t at = 0; at + 1 < fragment.size(); ++at) {
        if (!pairs_[pair_key(fragment, at)]) return false;
    }
    if (fragment.empty()) return true;
    const std::u32string_view all = texts_;
    const auto found = std::lower_bound(
        ends_.begin(), ends_.end(), fragment, [&](std::uint32_t end, std::u32string_view text) {
            return all[end] != text[0] ? all[end] < text[0] : all.substr(end) < text;
        });
    return found != ends_.end() && all.substr(*found).starts_with(fragment);
}

}  // namespace gouji::reports
