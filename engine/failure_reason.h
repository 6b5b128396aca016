// Why a program could not compute a value: the first operation that failed. Private to the engine.
#pragma once

#include "engine/evaluation.h"
#include "engine/finding.h"

namespace gouji::engine {

// Of an instruction whose value is an error.
FailureReason failure_reason(Evaluation& evaluation, InstructionId root);

}  // namespace gouji::engine
