// A PDF's bytes to the marks on its pages. The only code that knows poppler.
#pragma once

#include <string_view>

#include "apps/pdf/marks.h"

namespace gouji::pdf {

// `bytes` must outlive the call only.
Document collect(std::string_view bytes, const Limits& limits);

}  // namespace gouji::pdf
