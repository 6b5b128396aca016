// Grids as a person writes them: a line a row, cells between bars. In an exact grid `^` continues
// the cell above and `<` the cell to the left. `~` is a line break in a cell.
#pragma once

#include <string>
#include <vector>

#include "facts/fact_base.h"
#include "facts/printed_grid.h"

namespace gouji::tests {

struct WrittenGrids {
    std::string text;
    std::vector<Grid> grids;
};

void add_grid(WrittenGrids& written, const std::string& rows, Columns columns);

// The facts that the grids state, by the form of the library.
FactBase read_written(const WrittenGrids& written);
FactBase read_written(const std::string& rows, Columns columns);

// The cells of a row, as printed: `-` missing, `?` unread, `!` invalid, `.` not applicable.
std::string row(const FactBase& facts, const std::string& path);

// The labels that are not printed as the form has them: "loans.pupil=学生 ".
std::string altered(const FactBase& facts);

}  // namespace gouji::tests
