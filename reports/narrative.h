// The prose of a report as mentions are looked for in it: the sections' paragraphs, put together
// from lines that the format broke, without the tables that stand between them.
#pragma once

#include "facts/fact_base.h"
#include "facts/find_mentions.h"
#include "reports/prose/prose.h"

namespace gouji::reports {

// `facts` has its sections and tables already.
Narrative narrative_of(const Prose& prose, const FactBase& facts);

}  // namespace gouji::reports
