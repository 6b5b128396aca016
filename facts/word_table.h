// Words that are looked for in a text, all of them in one pass over its signs.
//
// A place is compared only with the words that may begin there by the keys of their first two
// signs. Filled once; then constant, and used by several threads.
#pragma once

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "facts/text.h"

namespace gouji {

// Different signs may share a key.
inline constexpr std::size_t sign_keys = 4096;

struct SignKey {
    std::size_t key = 0;
    std::size_t length = 0;  // bytes of the sign
};

// Of the sign that begins at `at` in well-formed text. The last two bytes tell most.
inline SignKey key_of_sign(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return static_cast<std::size_t>(static_cast<unsigned char>(text[at + i]));
    };
    const std::size_t length = std::min(sign_length(text[at]), text.size() - at);
    if (length == 1) return {byte(0), 1};
    return {(byte(length - 2) & 0x3FU) << 6U | (byte(length - 1) & 0x3FU), length};
}

class WordTable {
  public:
    // The word's number, the same for the same word; it has a sign at least.
    std::size_t add(const std::string& word);
    std::size_t size() const { return words_.size(); }

    // Calls sign(key) for each sign of well-formed text, and found(word) for each word in it.
    template <class Sign, class Found>
    void search(std::string_view text, Sign sign, Found found) const {
        for (std::size_t at = 0; at < text.size();) {
            const auto [key, length] = key_of_sign(text, at);
            sign(key);
            search_at(text, at, {key, length}, found);
            at += length;
        }
    }

    // Calls found(word) for each word that begins at `at`, where the sign has the key.
    template <class Found>
    void search_at(std::string_view text, std::size_t at, SignKey sign, Found found) const {
        if (!begins_word_[sign.key]) return;
        const std::size_t next = at + sign.length;
        singles_.compare(sign.key, text.substr(at), words_, found);
        if (next < text.size())
            pairs_.compare(pair_key(sign.key, key_of_sign(text, next).key), text.substr(at), words_,
                           found);
    }

  private:
    // Words that share a key.
    struct Bins {
        std::bitset<sign_keys> filled;  // asked first: it stays in the nearest cache
        std::vector<std::vector<std::size_t>> words{sign_keys};

        template <class Found>
        void compare(std::size_t key, std::string_view text, const std::vector<std::string>& all,
                     Found found) const {
            if (!filled[key]) return;
            for (const std::size_t word : words[key]) {
                if (text.starts_with(all[word])) found(word);
            }
        }
    };

    static std::size_t pair_key(std::size_t first, std::size_t second) {
        return (first * 31U ^ second) % sign_keys;
    }

    std::vector<std::string> words_;
    std::bitset<sign_keys> begins_word_;  // by key of a sign; most begin none
    Bins singles_, pairs_;                // of one sign, and of more
};

}  // namespace gouji
