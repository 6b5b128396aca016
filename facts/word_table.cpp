#include "facts/word_table.h"

#include <algorithm>

namespace gouji {

std::size_t WordTable::add(const std::string& word) {
    const SignKey first = key_of_sign(word, 0);
    const bool is_single = first.length == word.size();
    std::vector<std::size_t>& alike =
        is_single ? singles_.words[first.key]
                  : pairs_.words[pair_key(first.key, key_of_sign(word, first.length).key)];
    const auto known = std::find_if(alike.begin(), alike.end(),
                                    [&](std::size_t other) { return words_[other] == word; });
    if (known != alike.end()) return *known;
    begins_word_.set(first.key);
    alike.push_back(words_.size());
    words_.push_back(word);
    return words_.size() - 1;
}

}  // namespace gouji
