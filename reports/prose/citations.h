// The documents that a report cites: 《…》 with the number behind it, and numbers that stand alone.
#pragma once

#include <vector>

#include "facts/fact_base.h"
#include "reports/prose/prose.h"

namespace gouji::reports {

std::vector<CitationFact> find_citations(const Prose& prose, const Source& source);

}  // namespace gouji::reports
