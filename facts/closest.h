// The known word that somebody probably meant.
//
// For the hint "did you mean": at most two letters inserted, dropped, replaced or swapped, and
// fewer than the word is long. SUM is sum.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/diagnostic.h"

namespace gouji {

// The nearest of `known`, the first where several are equally near.
std::optional<std::string> closest(std::string_view word,
                                   const std::vector<std::string_view>& known);

// Says it, where one is near, at the first label of a slip that has one.
void suggest_closest(std::string_view word, const std::vector<std::string_view>& known,
                     Diagnostic& slip);

}  // namespace gouji
