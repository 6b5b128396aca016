// The parts of a table on several pages, put together: private to the reading of PDF.
#pragma once

#include "reports/pdf/pdf_layout.h"

namespace gouji::reports {

// Whether the edges of both stand where the other's do.
bool are_as_wide(const PdfTable& above, const PdfTable& below);

// Adds the part on the next page: without the header that it shows again, and with the rows and
// cells that the page break cut as one.
void append_part(PdfTable& above, PdfTable below);

}  // namespace gouji::reports
