#include "outcomes/standing.h"

#include "engine/review.h"

namespace gouji::outcomes {

bool is_on_trial(const rules::RulePack& pack, const engine::Finding& finding) {
    const rules::Rule* rule = pack.find(finding.rule);
    return rule != nullptr && rule->status != rules::Status::Stable;
}

bool is_held_against(const rules::RulePack& pack, const engine::Finding& finding) {
    return engine::stands(finding) && !is_on_trial(pack, finding);
}

}  // namespace gouji::outcomes
