// How an element of a page looks to its reader: private to the reading of HTML.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "reports/html/html_sheet.h"

namespace gouji::reports {

enum class Sight : unsigned char {
    Seen,
    Absent,    // takes no place either
    Unseen,    // though something in it may be
    Mark,      // raised or lowered: of a note, where it stands behind text
    MarkLike,  // small, or moved off its line: behind text it may be a mark
    Unclear,   // a sheet that is not at hand decides it
};

struct HtmlElement {
    ElementName name;
    std::string_view style, ground, colour;  // its attributes, of the tree, which is not changed
};

class PageLook {
  public:
    void add_sheet(std::string_view sheet) { sheet_.add(sheet); }
    void note_sheet_elsewhere() { has_sheet_elsewhere_ = true; }

    // Of the last element, which the others lead to from the outside.
    Sight sight_of(const std::vector<HtmlElement>& path) const;

  private:
    ElementStyle style_of(const std::vector<HtmlElement>& path, std::size_t length) const;
    const ElementStyle& said_by(std::string_view declarations) const;

    StyleSheet sheet_;
    // Of style attributes, by what they say: the cells of a table say the same again and again.
    mutable std::unordered_map<std::string_view, ElementStyle> said_;
    bool has_sheet_elsewhere_ = false;
};

}  // namespace gouji::reports
