// Characters on paper to lines of text: private to the reading of PDF.
#pragma once

#include <string>
#include <vector>

#include "reports/pdf/pdf_page.h"

namespace gouji::reports {

// Characters of a line with no gap between them.
struct PdfWord {
    Box box;
    std::u32string text;
};

struct PdfLine {
    std::vector<PdfWord> words;  // left to right
    Box box;
    int size = 0;  // of the largest character
    int baseline = 0;

    // The words with a space between them.
    std::u32string text() const;
    // Two words stand apart as no words of a sentence do.
    bool is_laid_out() const;
};

// Whether the second word, to the right, stands apart from the first.
bool stand_apart(const PdfWord& left, const PdfWord& right, int size);

// 一、 （一） 1. 第一部分 at the beginning: a heading rather than the rest of a sentence.
bool begins_with_number(const PdfLine& line);

// A number, or what is written in the place of one.
bool is_figure(const PdfWord& word);

// Top to bottom. Where most of the characters run downwards or upwards (a label written on its
// side), their lines are read in that direction.
std::vector<PdfLine> lines_of(std::vector<PdfChar> chars);

}  // namespace gouji::reports
