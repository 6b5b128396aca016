// The parts of a report: its numbered headings, and what stands below each.
#pragma once

#include <vector>

#include "facts/fact_base.h"
#include "reports/prose/prose.h"
#include "reports/reading.h"

namespace gouji::reports {

// In the order of the document. One style of numbering counts (一、 or （一） or 第一部分), the one
// whose headings are the form's; rows of tables and second-level headings are none. A heading
// printed twice (a page header, a table of contents) counts where its text stands. Bodies reach to
// the next heading, the last one to the end of the document.
std::vector<SectionFact> find_sections(const Prose& prose, const Source& source,
                                       const Reading& reading);

}  // namespace gouji::reports
