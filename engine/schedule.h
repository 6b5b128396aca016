// The order in which a program's instructions run: what every judgement needs, what each region
// repeats for its items, and what only a finding needs. Private to engine/compile.cpp.
#pragma once

#include "engine/program.h"

namespace gouji::engine {

void schedule(Program& program);

}  // namespace gouji::engine
