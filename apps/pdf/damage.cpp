#include "apps/pdf/damage.h"

#include <algorithm>

#include <poppler/Error.h>

namespace gouji::pdf {

namespace {

// poppler's callback takes nothing to put it in; the program reads one document at a time.
bool is_noted = false;

// Warnings, and complaints about annotations or colours, lose no text.
void note(ErrorCategory category, Goffset, const char*) {
    if (category == errSyntaxError || category == errInternal || category == errIO) is_noted = true;
}

}  // namespace

void note_damage() {
    setErrorCallback(note);
}

void forget_damage() {
    is_noted = false;
}

bool is_damage_noted() {
    return is_noted;
}

bool is_cut_off(std::string_view bytes) {
    constexpr std::size_t looked_at = 2048;
    const std::string_view end = bytes.substr(bytes.size() - std::min(bytes.size(), looked_at));
    return end.find("%%EOF") == std::string_view::npos;
}

}  // namespace gouji::pdf
