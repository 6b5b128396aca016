// PDF files that a test writes, and what is read of them.
#pragma once

#include <string>
#include <vector>

#include "reports/document.h"
#include "tests/support/pdf.h"

namespace gouji::tests {

reports::Document read_pages(const std::vector<std::string>& pages, test::PdfOptions options = {});

// Paragraphs as they are; a cell of a grid as row,column+span×span=text.
std::vector<std::string> shown(const reports::Document& document);
using Shown = std::vector<std::string>;

// A ruled table of rows 20 high and columns 100 wide; the caller writes into it.
std::string ruled(double left, double top, int rows, int columns);
std::string in_cell(double left, double top, int row, int column, const char* text);

}  // namespace gouji::tests
