// PDFs written by hand, so that a test shows all that is in them. Lengths are points; y counts from
// the top of a page of 600 × 800.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gouji::test {

// Operators of a content stream.
std::string pdf_text(double x, double baseline, double size, std::string_view utf8);
std::string pdf_line(double x0, double y0, double x1, double y1);
// A line as browsers draw it: a thin filled rectangle.
std::string pdf_thin_rectangle(double left, double top, double width, double height);
std::string pdf_picture(double left, double top, double width, double height);

struct PdfOptions {
    bool has_unicode = true;  // the font says what its characters are
    bool is_encrypted = false;
    int rotate = 0;
};

std::string pdf(const std::vector<std::string>& pages, PdfOptions options = {});

}  // namespace gouji::test
