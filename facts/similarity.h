// How alike two texts are, defined exactly so that every run agrees.
//
// Digits, white space and punctuation are dropped; what is left is compared character by character:
// 2 × (length of the longest common subsequence) / (length of both).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gouji {

// matching / total; both 0 where neither text has a character left.
struct Similarity {
    std::int64_t matching = 0;  // twice the length of the longest common subsequence
    std::int64_t total = 0;     // characters of both texts
    friend bool operator==(const Similarity&, const Similarity&) = default;
};

// What is compared of a text.
std::u32string compared_characters(std::string_view text);

// Time grows with the product of both lengths over 64, without what both begin and end with.
Similarity similarity(std::string_view lhs, std::string_view rhs);
// The same of the compared characters of both.
Similarity similarity(std::u32string_view lhs, std::u32string_view rhs);

}  // namespace gouji
