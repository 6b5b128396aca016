// A test's patch on a draft: one fact replaced by what `given:` says.
//
// A target is a reference of the rule language with the form's own ids: a cell's or a table's path,
// title.text, title.year, year, agency.name, agency.kind, period, signed_on, section(n) with
// .title, .text or .position, label(path), citations, mentions.NAME.
#pragma once

#include "engine/draft.h"
#include "facts/diagnostic.h"
#include "rules/pack.h"

namespace gouji::engine {

// False, and diagnosed with its place, where there is no such fact or it cannot have the value.
bool apply(const rules::Patch& patch, const rules::RulePack& pack, Draft& draft,
           Diagnostics& diagnostics);

}  // namespace gouji::engine
