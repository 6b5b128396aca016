// Tables whose cells commas part, as spreadsheets export them: private to the reading of plain
// text.
//
//     借出册数,41,3,"1,044"
//
// Every line has as many cells; a cell in quotation marks may hold commas, and no line break.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "reports/document.h"
#include "reports/text_line.h"

namespace gouji::reports {

struct CommaTable {
    std::optional<Grid> grid;  // nothing where the lines with commas are no table
    std::size_t after = 0;     // the line behind them
};

// The table that begins in line `first`.
CommaTable read_between_commas(std::string_view text, const std::vector<TextLine>& lines,
                               std::size_t first);

}  // namespace gouji::reports
