// How much two short texts have in common.
#pragma once

#include <cstddef>
#include <string_view>

namespace gouji::reports {

// The length of their longest common subsequence.
std::size_t common_characters(std::u32string_view lhs, std::u32string_view rhs);
// Hundredths of both texts that are common to both; 100 for equal ones.
int percent_alike(std::u32string_view lhs, std::u32string_view rhs);
// What that cannot exceed, by the lengths of the texts alone.
int most_alike(std::u32string_view lhs, std::u32string_view rhs);

// By how many letters the fragment is off from the piece of the texts that it is nearest to.
int infix_distance(std::u32string_view fragment, std::u32string_view texts);

}  // namespace gouji::reports
