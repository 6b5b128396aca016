// The name by which a finding is known in later runs: a hash of what it is about, not of how it is
// worded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gouji::engine {

// 32 hexadecimal digits; the parts in order, empty ones at the end left out.
std::string fingerprint(std::vector<std::string_view> parts);

}  // namespace gouji::engine
