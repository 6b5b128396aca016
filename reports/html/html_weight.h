// What stands in an element of a page, counted: private to the reading of HTML. By it the report is
// told from the page round it, and a table of figures from one that lays the page out.
#pragma once

#include <cstdint>
#include <string_view>

namespace gouji::reports {

// Code points outside and inside of links.
struct HtmlWeight {
    std::uint32_t text = 0;
    std::uint32_t linked = 0;
    std::uint32_t longest_cell = 0;  // of the table cells in it that hold no table
    std::uint32_t cells = 0;         // of them, those that show something
    bool has_table = false;
    bool has_sentence = false;
    bool has_colon = false;
    bool has_arrow = false;  // of a trail: 首页 > 年报

    void add(const HtmlWeight& other);
    // What was added so far is of one table cell, or of one table.
    void end_cell();
    void end_table();
    // A cell is longer than labels of a form are: a paragraph that stands in a table to be placed.
    bool has_prose() const;
};

HtmlWeight weight_of_text(std::string_view text);
HtmlWeight weight_of_link(std::string_view text);

// Of a list of links, a bar of them, a trail to this page.
bool is_mostly_links(const HtmlWeight& weight);

// Of a short line outside of the report that may be its title or signature: it links nowhere and
// names nothing with a colon.
bool is_plain_line(const HtmlWeight& weight);

// To another page, or to a place on this one: not "#", and not a program.
bool leads_elsewhere(std::string_view link);
// A link that leads to a file in which a report may be: 年报.docx, a.pdf?id=3.
bool names_document(std::string_view link);

// What an attribute counts, as colspan: from 1 to 1,000; 1 where it is no number.
std::uint32_t counted(std::string_view value);

// By the size that a page gives to what it shows: too small to show a table; in a cell, a figure.
bool is_smaller(std::string_view width, std::string_view height, std::uint32_t pixels);

}  // namespace gouji::reports
