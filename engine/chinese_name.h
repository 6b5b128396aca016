// The Chinese spellings of the language's own names: functions, what can be said of a thing, and
// the collections beside the tables. The names of the form have theirs in the form.
#pragma once

#include <string_view>
#include <vector>

namespace gouji::engine {

// 求和 → sum; a name that is no such spelling is its own.
std::string_view canonical_name(std::string_view name);
std::vector<std::string_view> chinese_names();

}  // namespace gouji::engine
