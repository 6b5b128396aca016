// Labels whose letters the reading put into another order, whose pieces it could not keep apart, or
// whose end it may not have seen: private to extraction.
//
// Where a label is printed in several lines, on its side or among its neighbours' pieces, a format
// that knows no cells may give its letters in a wrong order or letters of other labels among them.
// On paper a label that found no room in its cell is printed without its end. Such a text says
// nothing about the wording of the report.
#pragma once

#include <vector>

#include "facts/fact_base.h"
#include "reports/labels.h"

namespace gouji::reports {

// Takes them out of `facts.labels`. `full` are the cells that have no room for more.
void drop_misread_labels(const Labels& labels, const std::vector<Span>& full, FactBase& facts);

}  // namespace gouji::reports
