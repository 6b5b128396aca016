// Why a program could not compute a value: the first operation that failed. Private to the engine.
#pragma once

#include <string_view>

#include "engine/evaluation.h"

namespace gouji::engine {

// "overflow", "division-by-zero", "no-such-day", "calendar-unknown"; of an instruction whose value
// is an error.
std::string_view failure_reason(Evaluation& evaluation, InstructionId root);

}  // namespace gouji::engine
