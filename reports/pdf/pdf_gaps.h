// What the pages of a PDF show that cannot be read: private to the reading of PDF.
#pragma once

#include <string>
#include <vector>

#include "facts/diagnostic.h"
#include "reports/document.h"
#include "reports/pdf/pdf_page.h"

namespace gouji::reports {

void add_remarks(const std::vector<PdfPage>& pages, Document& document);

// Where they stand in the text of the document; its origins say what page a text is of.
void add_gaps(const std::vector<PdfPage>& pages, Document& document);

}  // namespace gouji::reports
