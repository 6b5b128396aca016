// What the pages of a PDF show that cannot be read: private to the reading of PDF.
#pragma once

#include <vector>

#include "facts/diagnostic.h"
#include "reports/document.h"
#include "reports/pdf_page.h"

namespace gouji::reports {

std::vector<Diagnostic> remarks_on(const std::vector<PdfPage>& pages);

// Where they stand in the text of the document; its origins say what page a text is of.
std::vector<Gap> gaps_of(const std::vector<PdfPage>& pages, const Document& document);

}  // namespace gouji::reports
