// Where, behind the report, another one begins: last year's on the same page, a subordinate
// agency's or a blank form as an annex, the same once more for narrow screens.
#pragma once

#include <optional>

#include "reports/prose/prose.h"
#include "reports/reading.h"

namespace gouji::reports {

// The line of its title, or of its first heading where it has none: behind the last parts of a
// report with sentences in it the first part comes again. A table of contents has no sentences.
std::optional<Span> begin_of_second_report(const Prose& prose, const Reading& reading);

}  // namespace gouji::reports
