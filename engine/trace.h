// Why a value is what it is: the facts it was read from, what blocks it, and its proof. Walks the
// instructions backwards from a value; nothing is recorded while a program runs.
#pragma once

#include <vector>

#include "engine/evaluation.h"
#include "engine/finding.h"

namespace gouji::engine {

// Each fact once, in the order of the rule's text; those that do not apply are left out.
std::vector<Evidence> evidence_for(Evaluation& evaluation, InstructionId root);
// The facts without a value that leave an undecided value undecided; never empty for one.
std::vector<Blocker> blockers_of(Evaluation& evaluation, InstructionId root);
Proof proof_of(Evaluation& evaluation, InstructionId root);

}  // namespace gouji::engine
