// A page as lines of text and tables, in reading order: private to the reading of PDF.
#pragma once

#include <cstdint>
#include <variant>
#include <vector>

#include "reports/pdf/pdf_text.h"
#include "reports/ruling.h"

namespace gouji::reports {

struct PdfCell {
    FrameCell place;
    Box box;
    std::vector<PdfLine> lines;
    std::size_t page = 0;
};

struct PdfTable {
    std::vector<int> xs;  // the edges of its columns
    std::uint32_t rows = 0;
    std::vector<PdfCell> cells;
    Box box;
    std::vector<PdfChar> chars;  // of all cells
    bool is_cut = false;         // it goes on beyond the edge of the page
    bool is_open_below = false;  // no line closes its last row
};

bool has_figures(const PdfCell& cell);
// Its text fills it to the edge below: what finds no room there some programs do not print.
bool is_full(const PdfCell& cell);
// What the cell shows may not be all of it: it ends in a character that is not known.
void add_unknown_end(PdfCell& cell);

using PdfItem = std::variant<PdfLine, PdfTable>;

Box box_of(const PdfItem& item);

// Top to bottom.
std::vector<PdfItem> items_of(const PdfPage& page);

}  // namespace gouji::reports
