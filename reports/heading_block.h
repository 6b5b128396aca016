// What a report says about itself at its beginning and its end: title, agency, signature.
#pragma once

#include <optional>
#include <string>

#include "facts/fact_base.h"
#include "reports/prose.h"
#include "reports/reading.h"

namespace gouji::reports {

struct TitleBlock {
    Stated<std::string> title;
    Stated<Year> year;
    Stated<std::string> agency;
};

// The title among the lines before `end` (an index of Prose::lines): one to four lines that
// together are one of the form's titles. One that names an agency goes before one that does not.
TitleBlock find_title(const Prose& prose, const Source& source, const Reading& reading,
                      std::size_t end);

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

// "" where the name does not tell.
std::string kind_of_agency(std::string_view name, const Reading& reading);

}  // namespace gouji::reports
