#include "reports/stream/text_index.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace gouji::reports {

namespace {

constexpr std::size_t pair_keys = 2048;

std::size_t key_at(std::u32string_view text, std::size_t at) {
    return pair_key(text[at], text[at + 1]) % pair_keys;
}

}  // namespace

TextIndex::TextIndex(std::u32string texts)
    : texts_(std::move(texts)), letters_(texts_), first_of_(pair_keys + 1, 0) {
    std::ranges::sort(letters_);
    letters_.erase(std::unique(letters_.begin(), letters_.end()), letters_.end());
    for (std::uint32_t at = 0; at + 1 < texts_.size(); ++at) begins_.push_back(at);
    const auto key = [&](std::uint32_t at) { return key_at(texts_, at); };
    std::ranges::stable_sort(begins_, {}, key);
    for (const std::uint32_t at : begins_) ++first_of_[key(at) + 1];
    for (std::size_t i = 0; i < pair_keys; ++i) first_of_[i + 1] += first_of_[i];
}

bool TextIndex::has(std::u32string_view fragment) const {
    if (fragment.empty()) return true;
    if (texts_.empty()) return false;
    if (fragment.size() == 1) return std::ranges::binary_search(letters_, fragment.front());
    // Its last letters may stand in fewer places than its first.
    const auto first = beginnings(key_at(fragment, 0));
    const auto last = beginnings(key_at(fragment, fragment.size() - 2));
    const bool by_last = last.second - last.first < first.second - first.first;
    const auto [from, to] = by_last ? last : first;
    const std::size_t before = by_last ? fragment.size() - 2 : 0;
    const auto stands_at = [&](std::size_t at) {
        return texts_.size() - at >= fragment.size() &&
               std::memcmp(texts_.data() + at, fragment.data(),
                           fragment.size() * sizeof(char32_t)) == 0;
    };
    for (std::uint32_t i = from; i < to; ++i) {
        if (begins_[i] >= before && stands_at(begins_[i] - before)) return true;
    }
    return false;
}

bool TextIndex::has_text(std::u32string_view text) const {
    if (texts_.empty()) return false;
    const std::u32string whole = std::u32string(text) + U'\n';
    const auto [from, to] = beginnings(key_at(whole, 0));
    return std::any_of(begins_.begin() + from, begins_.begin() + to, [&](std::uint32_t at) {
        return std::u32string_view(texts_).substr(at).starts_with(whole) &&
               (at == 0 || texts_[at - 1] == U'\n');
    });
}

PairIndex::PairIndex(const std::vector<TextIndex>& indexes) {
    for (std::size_t i = 0; i < indexes.size(); ++i) {
        const std::u32string& texts = indexes[i].texts();
        for (std::size_t at = 0; at + 1 < texts.size(); ++at)
            sets_[pair_key(texts[at], texts[at + 1]) % keys] |= bit(i);
    }
}

}  // namespace gouji::reports
