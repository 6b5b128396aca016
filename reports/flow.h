// What a reader of marked-up documents writes down while it walks one: text, paragraphs, tables.
//
// White space is collapsed as browsers do. A table of a single column, and a row of a table that is
// one cell over its whole width and reads as a heading or as prose, are paragraphs: pages are laid
// out in tables, and headings are typed into them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reports/document.h"

namespace gouji::reports {

// Pixels of a side; a smaller picture shows no table.
inline constexpr int smallest_table = 150;

// What a cell says of the cells below or above it.
enum class MergeDown : std::uint8_t { None, Begins, GoesOn };

struct FlowCell {
    Span span;
    std::uint32_t column_span = 1;
    std::uint32_t row_span = 1;
    MergeDown merge = MergeDown::None;
    std::uint32_t skipped = 0;  // grid columns left out before it
};

using FlowRow = std::vector<FlowCell>;

class Flow {
  public:
    void add(std::string_view text);           // white space collapses
    void add_verbatim(std::string_view text);  // and its lines are lines
    void end_line();                           // of a paragraph, or within a cell
    void add_gap(Gap::Kind kind);              // what cannot be read stands here
    std::size_t size() const { return text_.size(); }
    // Text stands before this in its line.
    bool is_behind_text() const;

    // Between these two, lines belong to the cell.
    void begin_cell();
    FlowCell end_cell();
    void end_row();
    void add_table(const std::vector<FlowRow>& rows);

    Document finish(std::string name);

  private:
    void add_line(Span line);
    void add_lines(Span cell);

    std::string text_;
    std::vector<DocumentBlock> blocks_;
    std::vector<Gap> gaps_;
    std::size_t line_begin_ = 0;
    std::size_t cell_begin_ = 0;
    bool is_in_cell_ = false;
    bool ends_in_space_ = true;
};

}  // namespace gouji::reports
