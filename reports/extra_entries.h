// What tables show besides what the form asks for: rows of their own, figures in columns of their
// own.
#pragma once

#include "facts/fact_base.h"

namespace gouji::reports {

// Fills `extras` from what stands in no place of a table of which every place was read: of others
// it may be a torn piece of what was not.
void find_extra_entries(FactBase& facts);

}  // namespace gouji::reports
