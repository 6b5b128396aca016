// Rules that find nothing to judge in an edition of the form, told when the pack is compiled and
// not discovered when it runs.
#pragma once

#include "engine/program.h"
#include "facts/diagnostic.h"

namespace gouji::engine {

// An information for each rule and edition that it is written for and never applies to.
void tell_uncovered_editions(const Program& program, Diagnostics& diagnostics);

}  // namespace gouji::engine
