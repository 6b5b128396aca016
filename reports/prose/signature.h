// What a report says about itself at its end: who signed it, and when.
#pragma once

#include <optional>
#include <string>

#include "facts/fact_base.h"
#include "reports/prose/prose.h"
#include "reports/reading.h"

namespace gouji::reports {

struct Signature {
    Stated<Date> date;
    std::string agency;  // as signed; may be empty
    Span agency_span;
    std::optional<Span> span;  // agency and date together, where there is either
};

// What is signed behind `begin` (an index of Prose::lines): a line that is a date, with or without
// an agency before it, or the agency alone. A date behind one of the form's words of publication is
// none; where a word stands behind the only one, it is unread.
Signature find_signature(const Prose& prose, const Source& source, const Reading& reading,
                         std::size_t begin, const std::string& agency);

// The date in brackets, alone in the line below the title, as documents bear it that are not
// signed.
Stated<Date> find_date_below(const Prose& prose, Span title);

}  // namespace gouji::reports
