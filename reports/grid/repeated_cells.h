// Merged cells that are written once for each of the places they cover: private to the reading of
// grids.
//
// Programs that write a table down cell by cell, and know no cells over several columns, repeat
// their text: 法人或其他组织 five times over five heads, 563 three times under a head of three
// columns.
#pragma once

#include <optional>
#include <string_view>

#include "facts/printed_grid.h"
#include "reports/labels.h"

namespace gouji::reports {

// The grid with each text once, over all the columns it was repeated in; nothing where none is
// repeated. `text` is the source's.
std::optional<Grid> without_repeats(const Grid& grid, std::string_view text, const Labels& labels);

}  // namespace gouji::reports
