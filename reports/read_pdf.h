// A PDF → Document: words and ruling lines become paragraphs and grids.
//
// Where lines are ruled, the cells are what they enclose; a table that goes on over a page break is
// one grid. Lines of prose that the paper broke are one paragraph again. Page numbers and running
// heads are left out. Every line of the source has an Origin with its page and box. What could not
// be read (pictures, characters of unknown meaning) is said in the document's remarks.
#pragma once

#include <string>
#include <string_view>

#include "facts/result.h"
#include "reports/document.h"
#include "reports/pdf/pdf_child.h"

namespace gouji::reports {

Result<Document> read_pdf(std::string name, std::string_view bytes, PdfChild& child);

}  // namespace gouji::reports
