#include "outcomes/standing.h"

#include <algorithm>

#include "engine/review.h"

namespace gouji::outcomes {

bool is_on_trial(const rules::RulePack& pack, const engine::Finding& finding) {
    const rules::Rule* rule = pack.find(finding.rule);
    return rule != nullptr && rule->status != rules::Status::Stable;
}

std::size_t on_trial_in(const rules::RulePack& pack, const engine::Judgement& judgement) {
    return static_cast<std::size_t>(std::count_if(
        judgement.findings.begin(), judgement.findings.end(), [&](const engine::Finding& finding) {
            return engine::stands(finding) && is_on_trial(pack, finding);
        }));
}

std::size_t set_aside_in(const engine::Judgement& judgement) {
    return static_cast<std::size_t>(
        std::count_if(judgement.findings.begin(), judgement.findings.end(),
                      [](const engine::Finding& finding) { return !engine::stands(finding); }));
}

bool is_held_against(const rules::RulePack& pack, const engine::Finding& finding) {
    return engine::stands(finding) && !is_on_trial(pack, finding);
}

}  // namespace gouji::outcomes
