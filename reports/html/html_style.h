// What the styles of a page say about the sight of its text: private to the reading of HTML.
//
// A figure that was replaced, or that only a program reads, often stays in its cell under a style
// that does not show it; read with the figure beside it, it would make another number. So would the
// raised mark of a note.
#pragma once

#include <cstdint>
#include <string_view>

namespace gouji::reports {

// Of one element: what its declarations say, the last of each property.
class ElementStyle {
  public:
    // Takes no place either: display: none.
    bool is_absent() const;
    // Keeps its place: visibility, a size that nobody sees, moved off the page, crossed out.
    bool is_unseen() const;
    // Above or below its line, as marks of notes are; moved there by a length it may be a mark.
    bool is_shifted() const;
    bool is_moved() const;
    // White or transparent: seen only where something is painted behind it.
    bool is_white() const;
    bool is_painted() const;

    void add(std::string_view declarations);
    void add(const ElementStyle& later);
    bool says_anything() const { return said_ != 0; }

  private:
    void apply(std::string_view property, std::string_view value);
    bool has(std::uint32_t trait) const { return (traits_ & trait) != 0; }

    std::uint32_t said_ = 0;    // the traits that a declaration set or took away
    std::uint32_t traits_ = 0;  // those that it set
};

// But for the case of ASCII letters.
bool is_same(std::string_view text, std::string_view lower);
// Declarations that take the place of their element: what is asked most, answered at once.
bool is_absent(std::string_view declarations);
ElementStyle inline_style(std::string_view declarations);

}  // namespace gouji::reports
