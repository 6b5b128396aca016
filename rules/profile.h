// Profiles: the same rules with other severities for each stage of a review (自查, 初审, 复核).
//
// A profile gives severities to a rule by its id, to a kind of defect, to a group, and to all
// (`*`); the narrowest counts, and of equals the last, so that a pack's own go over those it
// imports.
#pragma once

#include <string_view>

#include "facts/diagnostic.h"
#include "rules/pack.h"
#include "rules/yaml.h"

namespace gouji::rules {

// `profiles:` of a pack; a profile of a name that is there already is added to.
void read_profile(const YamlEntry& entry, RulePack& pack, Diagnostics& diagnostics);

// What a profile names and no rule is.
void check_profiles(const RulePack& pack, Diagnostics& diagnostics);

// Gives the rules the severities of the profile of this name or title; rules that it turns off are
// set aside. An unknown name is told.
void apply_profile(std::string_view name, RulePack& pack, Diagnostics& diagnostics);

}  // namespace gouji::rules
