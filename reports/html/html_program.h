// What the programs of a page may write into it: private to the reading of HTML.
//
// A cell that is empty in the bytes of a page is not blank where a program fills it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "reports/html/html_sheet.h"

namespace gouji::reports {

class PagePrograms {
  public:
    // The text of a program that the page holds.
    void add(std::string_view program) { programs_.emplace_back(program); }
    // A program stands here; its address, where the page only names it.
    void note(std::string_view address);
    // Of an element without text: it has a name of its own, or a program speaks of its classes; one
    // without anything in it is there for its class, and the program may be elsewhere.
    bool may_fill(const ElementName& element, bool is_empty) const;

  private:
    bool speak_of(std::string_view list) const;

    bool is_any_ = false, is_any_elsewhere_ = false;
    std::vector<std::string> programs_;
    mutable std::map<std::string, bool, std::less<>> asked_;
};

// The attributes by which page programs of all kinds are told what to show in an element.
bool is_binding(std::string_view attribute);
// Of a field of a form, by its type: it shows what was filled in.
bool is_text_field(std::string_view type);
// {{ total }}
bool is_template(std::string_view text);

}  // namespace gouji::reports
