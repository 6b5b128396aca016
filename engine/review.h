// What persons have decided about findings, laid beside what the rules say.
//
// apply_review takes a judgement and hangs on each finding the decision that is about it; nothing
// is taken away. tell_stale_decisions says, after the last report, which waivers have run out and
// which decisions no finding answered to.
#pragma once

#include <vector>

#include "engine/finding.h"
#include "facts/diagnostic.h"
#include "facts/fact_base.h"
#include "facts/year.h"
#include "rules/review.h"

namespace gouji::engine {

// Which decisions have met a finding, by index of Review::decisions.
using DecisionsUsed = std::vector<bool>;

// Of several decisions about a finding one by its fingerprint counts before others, then the last
// of the file. A waiver counts from its first day through its last.
void apply_review(const rules::Review& review, const FactBase& report, Date today,
                  Judgement& judgement, DecisionsUsed& used);

void tell_stale_decisions(const rules::Review& review, Date today, const DecisionsUsed& used,
                          Diagnostics& diagnostics);

// Confirmed, or nobody has decided: what a score and a notice count.
bool stands(const Finding& finding);

}  // namespace gouji::engine
