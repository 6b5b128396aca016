// The numbers that Word prints before paragraphs of a list: private to the reading of DOCX.
//
// 一、 and （一） of a heading are often no text but a list's; without them a heading has no
// number.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>

#include "reports/docx/docx_element.h"

namespace gouji::reports {

struct ListLevel {
    std::string format = "decimal";  // w:numFmt
    std::string text;                // w:lvlText: "%1、"
    int start = 1;
};

inline constexpr std::size_t list_levels = 9;
using ListLevels = std::array<ListLevel, list_levels>;

struct ListPlace {
    std::string list;  // w:numId
    std::size_t level = 0;
};

class Numbering {
  public:
    // From the top elements of word/numbering.xml and word/styles.xml; what they do not say is not
    // numbered.
    static Numbering read(DocxElement numbering, DocxElement styles);

    // The list of paragraphs in this style; nothing where it has none.
    std::optional<ListPlace> list_of_style(const std::string& style) const;
    // What stands before the next paragraph of the list.
    std::string next(const ListPlace& place);

  private:
    struct List {
        std::string counters;  // lists of one definition count on together
        ListLevels levels;
    };

    void read_lists(DocxElement numbering);
    void read_styles(DocxElement styles);

    std::map<std::string, List> lists_;
    std::map<std::string, ListPlace> styles_;
    std::map<std::string, std::array<int, list_levels>> counts_;
};

// The number in the format's own signs: 一, ①, iv. "" for a bullet.
std::string list_number(int number, const std::string& format);

}  // namespace gouji::reports
