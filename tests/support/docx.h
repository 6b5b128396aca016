// Word files for tests: the parts that a reader looks at, zipped.
#pragma once

#include <map>
#include <string>

namespace gouji::tests {

std::string zipped(const std::map<std::string, std::string>& parts);
// A document with this content of w:body; `more` are other parts, by name.
std::string docx(const std::string& body, std::map<std::string, std::string> more = {});
// A paragraph of one run.
std::string word_paragraph(const std::string& text, const std::string& properties = "");

}  // namespace gouji::tests
