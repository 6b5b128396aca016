// The tables of a form, read from running text: pages whose tables were drawn with spaces, or whose
// cells only follow one another.
//
// First the shape, from the labels alone and in the order in which the form prints them; then the
// figures, into the places so found. A row without figures is blank; a row with too few keeps those
// whose columns the layout shows; where neither decides, its cells are unread.
#pragma once

#include "facts/fact_base.h"
#include "reports/document.h"
#include "reports/reading.h"

namespace gouji::reports {

// Reads those tables that `facts` does not have yet; needs its sections. The blocks are of a
// document over the source of `facts`.
void read_streams(const std::vector<DocumentBlock>& blocks, const Reading& reading,
                  FactBase& facts);

}  // namespace gouji::reports
