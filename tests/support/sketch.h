// A Document as a test can read it: a paragraph a line, a row of a grid in brackets.
#pragma once

#include <string>

#include "facts/result.h"
#include "reports/document.h"

namespace gouji::tests {

// [甲→2|乙↓3] is a row whose cells span two columns and three rows. Where there is no document, its
// diagnostic in English.
std::string sketch(const Result<reports::Document>& document);

}  // namespace gouji::tests
