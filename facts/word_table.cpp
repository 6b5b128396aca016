#include "facts/word_table.h"

#include <algorithm>

namespace gouji {

std::size_t WordTable::add(const std::string& word) {
    const SignKey first = key_of_sign(word, 0);
    const bool is_single = first.length == word.size();
    const std::size_t key =
        is_single ? first.key : pair_key(first.key, key_of_sign(word, first.length).key);
    Bins& bins = is_single ? singles_ : pairs_;
    std::vector<std::size_t>& alike = bins.words[key];
    const auto known = std::find_if(alike.begin(), alike.end(),
                                    [&](std::size_t other) { return words_[other] == word; });
    if (known != alike.end()) return *known;
    begins_word_.set(first.key);
    bins.filled.set(key);
    alike.push_back(words_.size());
    words_.push_back(word);
    return words_.size() - 1;
}

}  // namespace gouji
