// Which edition a table follows whose labels do not tell.
#pragma once

#include "facts/fact_base.h"

namespace gouji::reports {

// A table that another edition prints just as well is taken to be of the edition that the tables
// follow whose labels do tell, else of the one that the form declares for the year reported on.
void settle_editions(FactBase& facts);

}  // namespace gouji::reports
