// Figures that stand in a table and went into none of its cells.
#pragma once

#include "facts/fact_base.h"
#include "reports/document.h"

namespace gouji::reports {

// A blank beside a figure that was not placed may be that figure's cell: the blank cells of such a
// table are unread. Of tables written in lines; a cell of a drawn table holds its figure or none.
void doubt_blanks(const Document& document, FactBase& facts);

}  // namespace gouji::reports
