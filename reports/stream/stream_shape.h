// The shapes that a table may have on paper: one for each edition, and for each row that may stand
// in place of its group. A shape says which rows follow one another, how many figures each has, and
// which other texts stand around them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "facts/form.h"
#include "reports/stream/text_index.h"

namespace gouji::reports {

struct ShapeRow {
    std::size_t row = 0;               // of Table::rows
    std::vector<std::size_t> columns;  // of Table::columns, those that the row has cells in
    std::u32string label;              // comparable
};

struct TableShape {
    std::size_t table_id = 0;  // of Form::table_ids
    const Edition* edition = nullptr;
    const Table* table = nullptr;
    std::vector<ShapeRow> rows;
    std::vector<CellIndex> cells;        // cells_of it
    std::vector<std::u32string> labels;  // comparable, by LabelIndex
    std::vector<std::string> printed;    // without white space, by LabelIndex
    std::vector<std::string> unmarked;   // the label_text of that
    TextIndex row_texts;                 // the labels of the rows
    TextIndex other_texts;  // headings, corners, groups, columns: what stands around them

    const std::u32string& text(LabelIndex label) const {
        return labels[static_cast<std::size_t>(label)];
    }
};

std::vector<TableShape> shapes_of(const Form& form);
// 企0业, 40结, 件0: letters of the table's labels or a unit before its digits, which were printed
// over the figure.
bool is_overprinted(std::string_view figure, const TableShape& shape);
// Of all its rows, ascending.
std::vector<CellIndex> cells_of(const TableShape& shape);

// The normal form in which fragments of labels are compared: a mark's 、 and its . are one.
std::u32string comparable(std::string_view text);
// The same of one character that is no blank.
char32_t comparable_sign(char32_t c);

}  // namespace gouji::reports
