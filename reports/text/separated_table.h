// Tables whose cells one sign parts, as spreadsheets and databases export them: private to the
// reading of plain text.
//
//     借出册数;41;3;"1;044"
//
// Every line has as many cells, or where the sign is no sentence's, any number of them; a cell in
// quotation marks may hold the sign.
// Lines that hold one cell only at the end of such a table are its sheet's text, not its rows.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "reports/document.h"
#include "reports/text/text_line.h"

namespace gouji::reports {

struct SeparatedTable {
    Grid grid;
    std::vector<Paragraph> below;  // what its last lines say, of one cell each
    std::size_t after = 0;         // the line behind them
};

// The separated tables of a text, looked for from its first line to its last.
class SeparatedTables {
  public:
    explicit SeparatedTables(std::string_view text);

    // The table that begins in line `first`, by the sign that makes the most of it.
    std::optional<SeparatedTable> read(const std::vector<TextLine>& lines, std::size_t first);

  private:
    struct Sign {
        std::string_view text;
        bool may_be_ragged;
        std::size_t next = 0;             // where it stands in the text, from the line on
        std::size_t no_table_before = 0;  // lines that were looked at already
    };

    std::string_view text_;
    std::vector<Sign> signs_;  // that the text has
    std::size_t next_ = 0;     // none of them stands before it, from the line on
    std::size_t tries_of_ragged_ = 0;
};

}  // namespace gouji::reports
