// The columns in which the characters of a line stand: private to the reading of plain text.
//
// Programs that draw tables disagree on how wide a character is; which of them drew a table is told
// by what stands under one another.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "reports/text/text_line.h"

namespace gouji::reports {

enum class Widths : std::uint8_t {
    Chinese,     // ideographs and the signs of Chinese text take two columns
    Narrow,      // the signs take one
    WideBoxes,   // whatever is not Latin takes two, lines of boxes as well
    Characters,  // every character takes one
};
inline constexpr std::array<Widths, 4> all_widths{Widths::Chinese, Widths::Narrow,
                                                  Widths::WideBoxes, Widths::Characters};

struct Glyph {
    char32_t code = 0;
    Span span;
    int begin = 0, end = 0;  // columns
};

std::vector<Glyph> glyphs_of(std::string_view text, const TextLine& line, Widths widths);

// Text that stands together, with the columns that it takes.
struct Piece {
    Span span;
    int begin = 0, end = 0;
};

}  // namespace gouji::reports
