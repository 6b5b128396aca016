// The names of a regular expression's groups, told without making it ready to search: to compile
// one that repeats a large class takes longer than to read the file it stands in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/result.h"

namespace gouji {

// In the order of the alphabet. Diagnosed as Regex::compile does where the pattern is no regular
// expression; whether it is too large only Regex::compile finds out.
Result<std::vector<std::string>> group_names(std::string_view pattern);

}  // namespace gouji
