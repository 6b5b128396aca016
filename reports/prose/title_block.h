// What a report says about itself at its beginning: its title, and agency and year in it.
#pragma once

#include <string>

#include "facts/fact_base.h"
#include "reports/prose/prose.h"
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

}  // namespace gouji::reports
