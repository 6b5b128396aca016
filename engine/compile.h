// Checked rules → Program: vectors unrolled, equal computations shared, constants folded, and the
// instructions put in the order in which they run. A deprecated rule is checked, but not compiled.
//
// The pack, the form and what they point to must outlive the program.
#pragma once

#include "engine/program.h"
#include "engine/term.h"
#include "facts/diagnostic.h"
#include "facts/form.h"
#include "rules/pack.h"

namespace gouji::engine {

Program compile(const CheckedPack& checked, const rules::RulePack& pack, const Form& form);

// check and compile in one; what the rules cannot judge in an edition is added as information.
Program compile(const rules::RulePack& pack, const Form& form, Diagnostics& diagnostics);

}  // namespace gouji::engine
