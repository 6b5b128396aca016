// How the characters of a Word file look, by their run and by the styles that it names: private to
// the reading of DOCX.
//
// A mark of a note is raised, and a replaced figure hidden or struck out, by the name of a style as
// often as by the run itself.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reports/docx/docx_element.h"

namespace gouji::reports {

// Kind and value of a run's property; no value where the name says it all.
using RunProperty = std::pair<DocxTag, std::string_view>;

struct RunLook {
    bool is_hidden = false;   // or struck out, or too small for anyone to see
    bool is_white = false;    // and on no ground of its own
    bool is_shifted = false;  // above or below its line, as marks of notes are
    bool is_moved = false;    // there by a length: it may be a mark
};

class DocxStyles {
  public:
    // From the top element of word/styles.xml. What it does not say, no style has.
    static DocxStyles read(DocxElement styles);

    RunLook look_of(const std::vector<RunProperty>& run, std::string_view paragraph_style) const;
    // A style of tables that paints any of their cells.
    bool paints(std::string_view table_style) const;

  private:
    struct Style {
        std::string base;
        std::map<DocxTag, std::string> values;
    };

    std::string_view value_in(std::string_view style, DocxTag property) const;

    std::map<std::string, Style, std::less<>> styles_;
};

// By its value, a property that is there is not switched off.
bool is_switched_on(std::string_view value);

// A colour behind text, by its value in the file, on which white is seen.
bool is_ground(std::string_view fill);

}  // namespace gouji::reports
