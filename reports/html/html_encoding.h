// The encoding of a web page: private to the reading of HTML.
#pragma once

#include <string>

#include "facts/encoding.h"
#include "facts/result.h"

namespace gouji::reports {

// By mark, by the bytes being UTF-8 (whatever the page declares), by what the page declares, and
// last as any text is. A page cut off within a character ends before it.
Result<Decoded> decode_html(std::string bytes);

}  // namespace gouji::reports
