// A page for every diagnostic: what it means, a wrong example, the right one, and why it is so.
//
// The texts stand in pages/*.def, one file a subject; `gouji explain CODE` and the reference of
// diagnostics print them. Examples are fields of a rule, and empty where a rule cannot show it.
#pragma once

#include <string_view>

#include "facts/diagnostic.h"

namespace gouji {

struct Page {
    std::string_view chinese_meaning, english_meaning;
    std::string_view wrong, right;
    std::string_view chinese_advice, english_advice;
};

// Null where the code has none, which the tests do not allow.
const Page* page_of(Code code);

}  // namespace gouji
