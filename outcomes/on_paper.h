// A label, a sentence or a quotation as official documents print it: without the blanks that
// screens and broken lines leave beside Chinese characters, and with ‘’ for quotation marks within
// quotation marks. Figures and words stay as they are.
#pragma once

#include <string>
#include <string_view>

namespace gouji::outcomes {

std::string on_paper(std::string_view text);

}  // namespace gouji::outcomes
