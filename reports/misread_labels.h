// Labels whose letters the reading put into another order, or whose pieces it could not keep apart:
// private to extraction.
//
// Where a label is printed in several lines, on its side or among its neighbours' pieces, a format
// that knows no cells may give its letters in a wrong order or letters of other labels among them.
// Such a text says nothing about the wording of the report.
#pragma once

#include "facts/fact_base.h"
#include "reports/labels.h"

namespace gouji::reports {

// Takes them out of `facts.labels`.
void drop_misread_labels(const Labels& labels, FactBase& facts);

}  // namespace gouji::reports
