// Figures that a narrow column broke over two lines of a text that was laid out.
#pragma once

#include "facts/fact_base.h"
#include "reports/document.h"

namespace gouji::reports {

// 12
// 03  alone in its column below a figure may be the rest of it: the figure is unread. Of tables
// written in lines, where a line ends in a figure that is no cell's.
void doubt_broken_figures(const Document& document, FactBase& facts);

}  // namespace gouji::reports
