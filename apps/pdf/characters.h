// What a glyph says: its characters, and whether they are known at all.
#pragma once

#include <string>

class GfxFont;  // of poppler, whose Unicode and CharCode are unsigned int

namespace gouji::pdf {

constexpr char32_t unmapped_character = 0xFFFD;

// What is no character stands as one that is not mapped.
std::u32string characters(const unsigned int* u, int length);

// Where a font does not say what its characters are, poppler takes the glyph's number, or digits in
// the glyph's name, for the character. In a subset that is another one.
bool is_guess(const GfxFont& font, unsigned int code);

}  // namespace gouji::pdf
