// Selectors of findings as rubrics and notices write them.
#pragma once

#include "facts/diagnostic.h"
#include "rules/fields.h"
#include "rules/rubric.h"

namespace gouji::rules {

// Of the fields `rule`, `defect`, `group` and `severity`. A name that no rule of the pack has is
// told: it would select nothing, in silence.
Selector read_selector(const Fields& fields, const RulePack& pack, Diagnostics& diagnostics);
// The same of a map that holds nothing else.
Selector read_selector(const YamlNode& node, const RulePack& pack, Diagnostics& diagnostics);

}  // namespace gouji::rules
