// A test's patch on a draft: one fact replaced by what `given:` says.
//
// A target is a reference of the rule language with the form's own ids: a cell's or a table's path,
// title.text, title.year, year, agency.name, agency.kind, period, signed_on, section(n) with
// .title, .text or .position, label(path), citations, mentions.NAME. Behind `prior.` it is one of
// last year's report, which is only there where a test speaks of it.
#pragma once

#include <optional>

#include "engine/draft.h"
#include "engine/finding.h"
#include "facts/diagnostic.h"
#include "rules/pack.h"

namespace gouji::engine {

// The report that a patch is for; nothing for one that tests do not have.
std::optional<Role> role_of(const rules::Patch& patch);

// False, and diagnosed with its place, where there is no such fact or it cannot have the value.
bool apply(const rules::Patch& patch, const rules::RulePack& pack, Draft& draft,
           Diagnostics& diagnostics);

}  // namespace gouji::engine
