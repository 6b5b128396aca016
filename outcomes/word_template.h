// The text of a Word document as a template: the same tags as template.h, wherever Word has split
// them over runs.
//
// A tag alone in a paragraph opens or closes a block of paragraphs; a table's row that begins with
// {{#…}} and ends with its {{/…}} is repeated; all other blocks lie within one paragraph. The text
// of a text box is paragraphs too, that of a hyperlink or a field is filled by itself; a tag in any
// other place is told. A value looks as its tag looks. Hides pugixml.
#pragma once

#include <string>
#include <vector>

#include "facts/diagnostic.h"
#include "facts/result.h"
#include "facts/source.h"
#include "outcomes/template.h"

namespace gouji::outcomes {

// Checks one part (a body, a header, a footer). Its paragraphs are added to `sources` as lines, so
// that a slip has the number of its paragraph and is quoted.
void check_word(const std::string& name, const std::string& xml,
                const std::vector<TemplateName>& names, Sources& sources, Diagnostics& diagnostics);

// A part that has been checked, filled.
std::string fill_word(const std::string& xml, const TemplateScope& scope);

}  // namespace gouji::outcomes
