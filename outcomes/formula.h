// A proof as a line of arithmetic, and as a tree.
#pragma once

#include <cstddef>
#include <string>

#include "engine/finding.h"

namespace gouji::outcomes {

// "41 + 3 = 44 ≠ 43 = 42 + 1": both sides of a comparison with what they were computed from. Empty
// where the proof compares no figures. Members of a sum that are 0 are counted, not written.
std::string formula(const engine::Proof& proof);

// One operation a line, its arguments beneath it.
std::string proof_tree(const engine::Proof& proof, std::size_t indent);

}  // namespace gouji::outcomes
