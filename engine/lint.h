// What is doubtful in a pack that loads and compiles: rules that can never fail, names that nobody
// uses, branches that no test reaches.
//
// Every remark stands at the word it is about; `gouji explain CODE` says what it means. The program
// is of the pack that `sources` were read for.
#pragma once

#include "engine/program.h"
#include "facts/diagnostic.h"
#include "facts/source.h"

namespace gouji::engine {

void lint(const Program& program, const Sources& sources, Diagnostics& diagnostics);

// The parts of it, by what they look at.
void lint_conditions(const Program& program, Diagnostics& diagnostics);
void lint_names(const Program& program, Diagnostics& diagnostics);
void lint_messages(const Program& program, const Sources& sources, Diagnostics& diagnostics);
void lint_tests(const Program& program, Diagnostics& diagnostics);

}  // namespace gouji::engine
