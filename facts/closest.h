// The known word that somebody probably meant.
//
// For the hint "did you mean": at most two letters inserted, dropped, replaced or swapped, and
// fewer than the word is long. SUM is sum.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

// The nearest of `known`, the first where several are equally near.
std::optional<std::string> closest(std::string_view word,
                                   const std::vector<std::string_view>& known);

}  // namespace gouji
