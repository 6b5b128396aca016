// A form as loaded data: what a report of one reporting regime has to show, in each of its
// editions.
//
// The only source of names: tables, rows, columns, groups, the labels printed on them, sections.
// All editions share one space of cells (a path such as requests.received.total is one CellIndex in
// every edition that has it), so that facts of any edition lie in the same flat arrays.
// rules/load_form.h makes a Form from YAML and checks it; afterwards it is constant and outlives
// all that points to it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facts/decimal.h"
#include "facts/source.h"

namespace gouji {

enum class CellIndex : std::uint16_t {};   // into Form::cells
enum class LabelIndex : std::uint16_t {};  // into Table::labels
inline constexpr CellIndex no_cell{0xFFFF};

enum class CellType : std::uint8_t {
    Count,    // a whole number, 0 or more
    Integer,  // a whole number, may be negative
    Amount,   // a decimal, 0 or more
};
bool is_of(CellType type, const Decimal& value);

// A text that the form prints and a report may not change. `place` is what findings call it:
// "requests.denied", "disclosed.issued", "disputes.review.upheld". A heading's is its block's
// ("disclosed.item_5"), a corner's ends in ".corner".
struct FixedLabel {
    std::string place;
    std::string official;
    std::vector<std::string> allowed;  // other wordings that are right as well
};

struct Column {
    std::string id;
    LabelIndex label{};
    std::vector<std::string> aliases;  // what rule authors may write besides id and label
    CellType type = CellType::Count;
    std::string unit;
    std::vector<std::string> cell_units;  // units that a cell may carry behind its number
};

struct Row {
    std::string id;  // "received", "denied.state_secret"
    LabelIndex label{};
    std::vector<std::string> aliases;
    // Set for the row that some reports print in place of all rows of this group (index of
    // row_groups). It stands right behind the group's rows, has the group's id and label, and is no
    // member of the group.
    std::optional<std::size_t> collapses;
};

// Neighbouring rows (or columns) under one printed heading; groups nest.
struct Group {
    std::string id;
    LabelIndex label{};
    std::vector<std::string> aliases;
    std::size_t first = 0;  // indices of rows (columns), both ends in the group
    std::size_t last = 0;
};

// A part of a table with its own heading and its own columns. A table has at least one.
struct Block {
    std::optional<LabelIndex> heading;  // 第二十条第（一）项
    std::optional<LabelIndex> corner;   // the text over the row labels
    std::vector<std::size_t> rows;
    std::vector<std::size_t> columns;
};

enum class Orientation : std::uint8_t {
    Down,    // a row of the table is a row on paper
    Across,  // the rows stand side by side on paper, under one another's headings; one line of
             // figures
};

struct Table {
    std::string id;
    std::string title;
    std::vector<std::string> aliases;
    int section = 0;  // the part of the report that it stands in
    Orientation orientation = Orientation::Down;
    std::vector<Column> columns;
    std::vector<Row> rows;
    std::vector<Group> row_groups;  // in order of their first member, outer before inner
    std::vector<Group> column_groups;
    std::vector<Block> blocks;
    std::vector<FixedLabel> labels;
    std::vector<CellIndex> cells;  // rows × columns; no_cell where the form has none
    // Across only: the printed head of each figure, rows × columns.
    std::vector<LabelIndex> heads;

    CellIndex cell(std::size_t row, std::size_t column) const {
        return cells[row * columns.size() + column];
    }
    LabelIndex head(std::size_t row, std::size_t column) const {
        return heads[row * columns.size() + column];
    }
    const FixedLabel& label(LabelIndex index) const {
        return labels[static_cast<std::size_t>(index)];
    }
};

struct SectionForm {
    int number = 0;
    std::string title;
    std::vector<std::string> allowed;  // other titles that count as the form's
};

struct Edition {
    int number = 0;                        // the year that names it: 2021
    int first_year = 0, last_year = 9999;  // report years that ask for it
    std::vector<Table> tables;
    std::vector<SectionForm> sections;

    const Table* table(std::string_view id) const;
};

// A cell of any edition.
struct FormCell {
    std::string path;  // table.row.column
    std::string table, row, column;
    CellType type = CellType::Count;
    std::string unit;
    std::size_t table_id = 0;  // of Form::table_ids
};

// A sum that no cell holds: a path, and the expression of the rule language that gives it from the
// cells of the path's table. Where a report prints a collapsed row, the cell of that path is it.
struct Derived {
    std::string path;
    std::string label;
    std::string expression;
    Place place;  // of the expression in the form's file
};

// How an agency's name tells its kind: the first pattern found in the name decides.
struct AgencyKind {
    std::string kind;
    std::string pattern;             // RE2
    std::vector<std::string> names;  // that a register may call the kind by
};

// The words by which a report of this form is recognised and read; RE2 patterns over normal forms
// (facts/text.h), so without white space and with half-width signs. The first that fits counts.
struct ReadingWords {
    std::vector<std::string> titles;   // of a whole title; groups: agency, year (both optional)
    std::vector<std::string> periods;  // groups: y1 m1 d1 y2 m2 d2 (y2 may take no part)
    std::vector<std::string> report_years;  // a year that part one speaks of; group: year
    std::vector<std::string>
        introductions;                     // the report says which year it reports on; group: year
    std::vector<std::string> title_notes;  // beside a part's title, and no words of it: （表一）
    std::vector<std::string> published;    // what stands before a date that is not the signature
    std::vector<std::string> not_agencies;  // found in what stands where names do: menus of a page
    std::vector<std::string> attached;      // words, no patterns: a part's table is in another file
    std::vector<AgencyKind> agency_kinds;
};

struct Form {
    std::string id;
    std::vector<Edition> editions;  // oldest first
    std::vector<std::string> table_ids;
    std::vector<FormCell> cells;
    std::vector<Derived> derived;
    ReadingWords reading;
    std::map<std::string, CellIndex, std::less<>> cell_by_path;

    std::optional<CellIndex> find(std::string_view path) const;
    const FormCell& cell(CellIndex index) const { return cells[static_cast<std::size_t>(index)]; }
    const Edition* edition(int number) const;
    // The one that reports on this year follow, or null.
    const Edition* edition_of_year(int year) const;
    std::optional<std::size_t> table_index(std::string_view table) const;
};

}  // namespace gouji
