// Tables that are there, but were not recognised, or not as a whole.
#pragma once

#include "facts/fact_base.h"
#include "reports/document.h"
#include "reports/reading.h"

namespace gouji::reports {

// A blank beside a figure that was not placed may be that figure's cell: the blank cells of such a
// table are unread. Of tables written in lines; a cell of a drawn table holds its figure or none.
void doubt_blanks(const Document& document, FactBase& facts);

// A table that nothing was read of is absent only where its part of the report shows hardly a
// figure outside sentences; else its cells are unread.
void mark_unread_tables(const Document& document, const Reading& reading, FactBase& facts);

// What is not found where a picture or a damaged page stands is unread, not missing: parts and the
// date of signature; and so is what a damaged page does show.
void mark_gaps(const Document& document, FactBase& facts);

}  // namespace gouji::reports
