// Tables that are there, but were not recognised.
#pragma once

#include <vector>

#include "facts/fact_base.h"
#include "reports/document.h"
#include "reports/reading.h"

namespace gouji::reports {

// A table that nothing was read of is absent only where its part of the report shows hardly a
// figure outside sentences; else its cells are unread.
void mark_unread_tables(const std::vector<DocumentBlock>& blocks, const Reading& reading,
                        FactBase& facts);

}  // namespace gouji::reports
