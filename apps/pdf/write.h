// The answer to one request as one line of JSON; README.md shows its form.
#pragma once

#include <string>

#include "apps/pdf/marks.h"

namespace gouji::pdf {

std::string to_json(const Document& document);

}  // namespace gouji::pdf
