// One paragraph of a Word document as text with tags. Private to the Word templates.
#pragma once

#include <cstddef>
#include <string>

#include "outcomes/template.h"

namespace gouji::outcomes {

// A node of the library's tree, which must outlive this.
struct WordParagraph {
    void* node = nullptr;
};

// Of a paragraph with braces: takes away what Word strews between runs, and gives every run one
// piece of text or one object.
void prepare_paragraph(WordParagraph paragraph);

// The texts of its runs; an object counts as one sign that no name holds.
std::string paragraph_text(WordParagraph paragraph);

void erase_text(WordParagraph paragraph, std::size_t begin, std::size_t end);

// Puts values in place of tags; a value has the look of the run that its tag begins in.
void fill_paragraph(WordParagraph paragraph, TemplateScopes& scopes);

}  // namespace gouji::outcomes
