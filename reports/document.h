// A report as its format shows it: paragraphs and tables, in reading order, over one Source.
//
// Every reader gives one of these; extraction sees nothing else. The Source is the decoded text of
// the report (for HTML, DOCX and PDF the text that the reader wrote down while it walked the file),
// so a Span of it is evidence in every format; `origins` tells where in the file a byte came from,
// where that is not simply its line and column.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "facts/diagnostic.h"
#include "facts/origin.h"
#include "facts/source.h"

namespace gouji::reports {

// A paragraph, or a line where the format knows no paragraphs.
struct Paragraph {
    Span span;
};

// A cell with what it covers, counted from 0 in the grid of its table.
struct GridCell {
    Span span;  // the text without the white space around it; empty where the cell is blank
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    std::uint32_t row_span = 1;
    std::uint32_t column_span = 1;
    std::vector<Span> rest{};  // of a cell over several lines of text that others stand between
};

// How far the column of a cell can be believed.
enum class Columns : std::uint8_t {
    Exact,   // the format says which columns a cell covers
    Ragged,  // a merged cell may have left fewer cells in its row: only the order in the row is
             // sure
    Lost,    // its lines contradict one another: nothing is sure, not even the rows
};

struct Grid {
    Columns columns = Columns::Exact;
    std::vector<GridCell> cells;  // row by row, left to right
    Span span;
};

using DocumentBlock = std::variant<Paragraph, Grid>;

struct Document {
    std::unique_ptr<const Source> source;
    std::vector<DocumentBlock> blocks;
    std::vector<Origin> origins;      // by begin; empty where line and column are the origin
    std::vector<Diagnostic> remarks;  // what the reader left out or could not make out
};

}  // namespace gouji::reports
