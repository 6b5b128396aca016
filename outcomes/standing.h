// Which findings are held against an agency. All are listed; what a person has dismissed or waived
// does not count, and what a rule on trial says is counted but costs nothing and is never notified.
#pragma once

#include <cstddef>

#include "engine/finding.h"
#include "rules/pack.h"

namespace gouji::outcomes {

// Its rule is on trial, or no longer used.
bool is_on_trial(const rules::RulePack& pack, const engine::Finding& finding);

// How many findings that stand are of such rules.
std::size_t on_trial_in(const rules::RulePack& pack, const engine::Judgement& judgement);

// How many findings a person has dismissed or waived.
std::size_t set_aside_in(const engine::Judgement& judgement);

// It stands, and its rule is past its trial.
bool is_held_against(const rules::RulePack& pack, const engine::Finding& finding);

}  // namespace gouji::outcomes
