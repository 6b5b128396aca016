// Program × Dossier → Judgement: every rule at every place, with a finding for each that fails.
//
// Pure: the same program and reports give the same judgement. The program may be shared by threads.
#pragma once

#include "engine/columnar_evaluate.h"
#include "engine/finding.h"
#include "engine/program.h"
#include "engine/value_room.h"
#include "facts/fact_base.h"

namespace gouji::engine {

Judgement evaluate(const Program& program, const Dossier& dossier);

// The same judgements, in room that is used for one after another.
Judgement evaluate(const Program& program, const Dossier& dossier, ValueRoom& room);

// The same judgement, of a report on which the covered rules have been ruled: what they settle is
// not computed again, only what they find is.
Judgement evaluate(const Dossier& dossier, const Ruled& ruled, ValueRoom& room);

}  // namespace gouji::engine
