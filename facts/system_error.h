// Why the system refused something, in words that the user reads.
//
// An argument of a diagnostic: shown in the language of its sentence. The system's own words stand
// where we have none.
#pragma once

#include <string>
#include <system_error>

#include "facts/diagnostic.h"

namespace gouji {

std::string why(const std::error_code& error);
// Of a file that was to be written: what is not there is its folder.
Diagnostic unwritable(std::string path, const std::error_code& error);

}  // namespace gouji
