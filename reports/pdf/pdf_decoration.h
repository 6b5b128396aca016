// Characters of a page that are no part of what its figures say: private to the reading of PDF.
#pragma once

#include "reports/pdf/pdf_page.h"

namespace gouji::reports {

// What a line of its own length runs through was crossed out; the line goes too, for it rules no
// table. A ruling line is longer than the text that hangs over it.
void drop_struck_out(PdfPage& page);

// Small characters that stand raised or lowered right behind larger ones are the mark of a note.
void drop_raised_marks(std::vector<PdfChar>& chars);

}  // namespace gouji::reports
