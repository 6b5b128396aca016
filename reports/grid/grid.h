// The tables of a form, read from the grids of a report.
//
// First the shape: which table and which edition of it a line belongs to, which rows and columns
// are printed — from the labels alone. Then the figures, into the places so found. What fits no
// place is listed as unread; a table that was not recognised stays as it was.
#pragma once

#include <vector>

#include "facts/fact_base.h"
#include "reports/document.h"
#include "reports/labels.h"

namespace gouji::reports {

// `grids` in the order of the report; they are of the source of `facts`, and `labels` of its form.
// Fills cells, tables, labels, conflicts and unread of `facts`.
void read_grids(const std::vector<const Grid*>& grids, const Labels& labels, FactBase& facts);

}  // namespace gouji::reports
