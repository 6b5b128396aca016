// Parts of reports that say nearly what another agency's report on the same year says. Private to
// engine/populations.cpp.
#pragma once

#include <vector>

#include "engine/populations.h"
#include "facts/fact_base.h"

namespace gouji::engine {

// Gives each dossier what its parts are most like; parts with a table, and those
// of fewer than 50 characters, are left out.
void find_resemblances(std::vector<Dossier>& dossiers, const ForEachBelow& for_each_below);

}  // namespace gouji::engine
