// Which part of a report a place is, and whether one place lies in another: for `assumes`.
//
// A cell lies in its row and column, these in their table, the table in its section, and everything
// in the report.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "facts/form.h"

namespace gouji::engine {

struct Locus {
    int section = 0;               // 0: none
    std::vector<CellIndex> cells;  // ascending; of a cell, row, column or table

    bool is_report() const { return section == 0 && cells.empty(); }
};

// Everything in `part` lies in `whole`.
bool contains(const Locus& whole, const Locus& part, const Form& form);

// Of a place as findings show it: a path, a table, a section's number. Everything else is the
// report.
Locus locus_of(const std::string& place, const Form& form);

}  // namespace gouji::engine
