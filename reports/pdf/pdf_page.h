// The marks on the pages of a PDF as gouji-pdf tells them: private to the reading of PDF.
//
// Lengths are hundredths of a point from the top left of the page. Characters stand upright: where
// most of a page's text runs in another direction (a table printed on its side), the page has been
// turned. A character painted twice to look bold is there once; white space is not there, nor is
// large writing that was stamped across the text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "facts/result.h"
#include "reports/box.h"
#include "reports/pdf/pdf_child.h"

namespace gouji::reports {

// Which way the line that a character belongs to runs, clockwise from "to the right".
enum class PdfDirection : std::uint8_t { Right, Down, Left, Up };

struct PdfChar {
    char32_t code = 0;
    PdfDirection direction = PdfDirection::Right;
    int size = 0;
    Box box;

    // Where the line stands that it is written on; of characters that run to the right.
    int baseline() const { return box.bottom - size * 12 / 100; }
};

struct PdfPage {
    int width = 0, height = 0;
    std::vector<PdfChar> chars;  // in the order of painting
    std::vector<Box> lines;      // horizontal or vertical: one side is 0
    std::vector<Box> images;
    int unmapped = 0;
    int invisible = 0;
    bool is_damaged = false;
};

// What gouji-pdf answered; its complaints are diagnostics.
Result<std::vector<PdfPage>> pages_of(std::string_view answer, const PdfLimits& limits);

// `chars` turned so that those of `direction` run to the right, on a page of this size.
Box turned(const Box& box, PdfDirection direction, int width, int height);
PdfDirection main_direction(const std::vector<PdfChar>& chars);

}  // namespace gouji::reports
