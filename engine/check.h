// Rules against the form: every name resolved, every type agreed, before anything is judged.
//
// check takes a loaded pack and gives its rules as Terms; all complaints go to the diagnostics at
// once, each with its place in the pack. A rule with a complaint is left out, the others stay.
#pragma once

#include "engine/term.h"
#include "facts/diagnostic.h"
#include "facts/form.h"
#include "rules/pack.h"

namespace gouji::engine {

CheckedPack check(const rules::RulePack& pack, const Form& form, Diagnostics& diagnostics);

}  // namespace gouji::engine
