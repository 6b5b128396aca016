// What the styles of a page say about its text: private to the reading of HTML.
//
// A figure that was replaced, or that only a program reads, often stays in its cell under a style
// that does not show it; read with the figure beside it, it would make another number.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace gouji::reports {

// Of one element, by its `style` attribute.
struct InlineStyle {
    bool is_absent = false;   // takes no place either: display: none
    bool is_unseen = false;   // keeps its place: visibility, a size of 0, crossed out
    bool is_shifted = false;  // above or below its line, as marks of notes are
};

InlineStyle inline_style(std::string_view style);

// The classes whose elements a style sheet does not show; what it says of one medium, as print, is
// passed over.
std::set<std::string> hidden_classes(std::string_view sheet);

}  // namespace gouji::reports
