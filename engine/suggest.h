// The one cell whose correction would make right all that is wrong with it. Private to the engine.
//
// An identity is a check that says two sums of cells are equal. For an identity that fails, each of
// its cells could be the wrong one; a cell is suggested where one value of it satisfies every
// identity that fails there and breaks none that holds, and where no other cell of the failing
// identity does the same.
#pragma once

#include <string>
#include <vector>

#include "engine/evaluation.h"
#include "engine/finding.h"

namespace gouji::engine {

// Only such a check may be an identity.
bool is_equality(const Instruction& check);

// An equality as it was judged at one place.
struct JudgedCheck {
    InstructionId check = no_instruction;
    std::size_t rule = 0;  // index of RulePack::rules
    std::string finding;   // Finding::id where it failed; empty where it holds
};

// Fills Finding::suggest, and Finding::same_cause of those that one correction would end.
void suggest_corrections(const Evaluation& evaluation, const std::vector<JudgedCheck>& checks,
                         std::vector<Finding>& findings);

}  // namespace gouji::engine
