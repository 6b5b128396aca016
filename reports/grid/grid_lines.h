// The lines of the grids that show one table, with what each cell is: private to the reading of
// grids.
//
// lines_of cuts a grid into lines; join_cut_labels puts a label back together that a page break or
// a narrow column has cut in two.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reports/document.h"
#include "reports/labels.h"

namespace gouji::reports {

enum class Shows : std::uint8_t { Nothing, Figure, Text };

struct PrintedCell {
    Span span;               // of a label that was cut: its first part
    std::vector<Span> rest;  // and its other parts
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    std::uint32_t row_span = 1;
    std::uint32_t column_span = 1;
    Shows shows = Shows::Nothing;
    LabelKey own_key;                             // of a text that is not `known`
    const KnownText* known = nullptr;             // of a text that is a label byte for byte
    const std::vector<LabelUse>* uses = nullptr;  // of a text, never null there

    std::uint32_t end() const { return column + column_span; }
    bool is_shown() const { return shows != Shows::Nothing; }
    const LabelKey& key() const { return known != nullptr ? known->key : own_key; }
};

struct Line {
    std::size_t grid = 0;  // index of the grid that it stands in
    Columns columns = Columns::Exact;
    std::vector<PrintedCell> cells;

    bool has_figures() const;
    bool has_text() const;
    Span span() const;
};

// How many of the cells show anything.
std::size_t count_shown(std::span<const PrintedCell> cells);

// From the first of what the lines show to the last; empty where they show nothing.
Span span_of(const std::vector<Line>& lines);

// What a cell shows, a line break between its lines of text.
std::string shown_text(const PrintedCell& cell, std::string_view source);

struct GridText {
    const Grid* grid = nullptr;
    std::size_t number = 0;
    std::string_view text;  // of the source
};

std::vector<Line> lines_of(const GridText& grid, const Labels& labels);

// Sets what the cell shows, which is `text`; it is not blank.
void set_shown(std::string_view text, const Labels& labels, PrintedCell& cell);

// Calls `visit` with every label of `form` that the cell is exactly or in an allowed wording.
template <class Visit>
void for_each_use(const PrintedCell& cell, TableForm form, Visit visit) {
    if (cell.shows != Shows::Text) return;
    for (const LabelUse& use : *cell.uses) {
        if (use.form == form) visit(use.label);
    }
}
bool is_label_of(const PrintedCell& cell, TableForm form);
bool is_label(const PrintedCell& cell, TableForm form, LabelIndex label);

// Lines that hold nothing but the rest of a label are merged into the line of its beginning.
void join_cut_labels(std::vector<Line>& lines, TableForm form, const Labels& labels);

}  // namespace gouji::reports
