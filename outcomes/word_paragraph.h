// One paragraph of a Word document as text with tags. Private to the Word templates.
//
// A hyperlink or a field is a line of its own within its paragraph, like the paragraphs of a text
// box; to the paragraph it is an object.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "outcomes/template.h"

namespace gouji::outcomes {

// A node of the library's tree, which must outlive this.
struct WordNode {
    void* node = nullptr;
};

// A paragraph, a hyperlink or a field: what has runs of text.
bool holds_text(WordNode handle);

// Of a holder with braces: takes away what Word strews between runs, and gives every run one piece
// of text or one object.
void prepare_holder(WordNode prepared);

// A run's text, or an object, which counts as one sign that no name holds.
struct WordPiece {
    WordNode node;
    std::string text;
    bool is_text = false;
};
std::vector<WordPiece> pieces_in(WordNode holder);
// Their texts.
std::string text_of(WordNode holder);

void erase_text(WordNode holder, std::size_t begin, std::size_t end);

// Puts values in place of tags; a value has the look of the run that its tag begins in. An object
// is handed to `fill_object` with the scopes that it stands in, once for each copy of it.
using FillObject = std::function<void(WordNode object, const TemplateScopes& scopes)>;
void fill_holder(WordNode holder, TemplateScopes& scopes, const FillObject& fill_object);

}  // namespace gouji::outcomes
