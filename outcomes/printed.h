// How facts are shown in every output, so that text, JSON and CSV say the same.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "facts/fact_base.h"

namespace gouji::outcomes {

// What stands at the place, white space and line breaks between its words made one blank.
std::string printed(const Source& source, Span span);

// The edition that most of the report's tables follow; where they do not tell, the one that the
// form declares for the year reported on.
std::optional<int> edition_of(const FactBase& facts);

// "row-not-found": why something is unread, for programs.
std::string_view name_of(Unreadable why);

}  // namespace gouji::outcomes
