// What only several pages together tell: private to the reading of PDF.
#pragma once

#include <vector>

#include "reports/pdf/pdf_layout.h"

namespace gouji::reports {

// Where a page break cuts a cell, browsers paint its text over its lower border: it is put back
// into tables that go on over the page. To be called when nothing but text stands on the pages.
void take_back_overhang(std::vector<std::vector<PdfItem>>& pages);

// Running heads, running feet and page numbers are taken away: lines at the top or the bottom that
// the other pages have at the same place, with no difference but numbers that count the pages.
void drop_margins(std::vector<std::vector<PdfItem>>& pages);

// Where figures stand in columns that no line rules right beside ruled tables, with no heading and
// no prose between them, they are of one table: all of it is read as lines.
void unrule_mixed(std::vector<std::vector<PdfItem>>& pages);

}  // namespace gouji::reports
