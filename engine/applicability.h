// Whether a rule is for a report at all: its kind and edition, the day it holds from, the reports
// beside it that the rule reads. Private to the engine.
#pragma once

#include <optional>

#include "engine/finding.h"
#include "engine/program.h"
#include "facts/fact_base.h"
#include "rules/pack.h"

namespace gouji::engine {

// Both empty: it is.
struct Applicability {
    std::optional<SkipReason> skip;
    std::optional<Blocker> blocker;  // what would have to be known to say so
};

Applicability applicability_of(const rules::Rule& rule, const Neighbours& reads,
                               const Dossier& dossier);

}  // namespace gouji::engine
