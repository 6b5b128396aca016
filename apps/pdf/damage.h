// Whether poppler could follow what it was given: it goes on behind what it cannot read, so that
// text is lost without a word but the errors it tells.
#pragma once

#include <string_view>

namespace gouji::pdf {

// From here on poppler's errors are noted and shown to nobody.
void note_damage();
void forget_damage();
bool is_damage_noted();

// The file ends before its end mark.
bool is_cut_off(std::string_view bytes);

}  // namespace gouji::pdf
