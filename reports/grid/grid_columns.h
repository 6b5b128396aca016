// Which columns a table shows, and the figures of a line under them: private to the reading of
// grids.
//
// A plan is made from the header alone. A line's figures are taken by where they stand under the
// header; where a format or a slip of its markup has lost that, by their order, and then only where
// their number proves which is which.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "reports/grid/grid_lines.h"
#include "reports/labels.h"

namespace gouji::reports {

// A label that was found, and the cell that shows it.
struct FoundLabel {
    LabelIndex label{};
    Span span;
    std::vector<Span> rest;            // of a label that was cut
    const KnownText* known = nullptr;  // of a label that is printed byte for byte
    bool is_official = true;

    FoundLabel(LabelIndex index, const PrintedCell& cell, bool official)
        : label(index),
          span(cell.span),
          rest(cell.rest),
          known(cell.known),
          is_official(official) {}
};

struct PlannedColumn {
    // Down: the column of the form; Across: row × columns + column. Nothing for a column that the
    // form does not have.
    std::optional<std::size_t> place;
    std::uint32_t begin = 0;  // grid columns, where the header's own are exact
    std::uint32_t end = 0;
};

struct ColumnPlan {
    std::vector<PlannedColumn> columns;  // left to right; empty where no header was recognised
    std::vector<PlannedColumn> before;   // with heads that are not recognised, left of these
    bool is_exact = false;               // begin and end can be believed
    bool is_in_order = true;             // of the form
    bool is_order_told = false;          // where it is another, by heads that are all known
    bool names_rows = false;             // of a table that lies across: the header says whose
    std::size_t grid = 0;                // whose they are
    std::uint32_t width = 0;             // of that grid

    bool shows(std::size_t place) const;
    // A column that was not recognised may be any of those that were not found.
    bool may_hold(std::size_t place) const;
};

ColumnPlan plan_columns(const std::vector<const Line*>& header, TableForm form,
                        const Labels& labels, std::vector<FoundLabel>& found);

// The cells of `line` behind its labels.
struct Values {
    const Line* line = nullptr;
    std::size_t first = 0;  // index of the first cell behind the labels
    std::span<const PrintedCell> cells() const {
        return std::span(line->cells).subspan(std::min(first, line->cells.size()));
    }
};

// What the lines whose figures are complete tell about those that have blanks.
class Evidence {
  public:
    void learn(const Values& values, const ColumnPlan& plan);

    // Ragged lines: how far behind its last label the first figure stands.
    std::optional<std::uint32_t> offset_at(std::uint32_t labels) const;
    // Ragged lines: several have so many cells only, as where a page has lost its last column.
    bool ends_early(std::size_t cells) const;
    // Exact lines: the grid columns of the figures; empty where the lines disagree or none tells.
    std::vector<PlannedColumn> columns_of(std::size_t grid) const;
    // Some complete line stands under the header's own columns, or no line is complete.
    bool confirms_header() const { return header_fits_ > 0 || complete_ == 0; }
    bool proves_header() const { return header_fits_ > 0 && header_fits_ == complete_; }
    // Many lines have more figures than the header has columns.
    bool contradicts_header() const { return overfull_ > 1 && overfull_ * 4 > complete_; }

  private:
    struct Offset {
        std::uint32_t labels = 0;
        std::uint32_t offset = 0;
        bool is_unanimous = true;
    };
    struct Place {
        std::size_t grid = 0;
        std::vector<PlannedColumn> columns;
        bool is_unanimous = true;
    };
    void learn_offset(std::uint32_t labels, std::uint32_t offset);
    void learn_columns(std::size_t grid, std::vector<PlannedColumn> columns);

    std::vector<Offset> offsets_;
    std::vector<std::size_t> short_ends_;  // of lines with too few cells: how many they have
    std::vector<Place> places_;
    std::optional<std::uint32_t> first_figure_;  // index of the one cell that all figures begin in
    bool is_aligned_ = true;
    std::size_t complete_ = 0;
    std::size_t overfull_ = 0;
    std::size_t header_fits_ = 0;
};

// For each of the plan's columns the cell that stands in it, null where the line has none: blank.
// Nothing where neither geometry nor number tells.
std::optional<std::vector<const PrintedCell*>> place_values(const Values& values,
                                                            const ColumnPlan& plan,
                                                            const Evidence& evidence);

// `strays` are the figures without a label below a row, or null. One stands below this cell of the
// row, and not every column has one: a page may have cut the row, and a narrow column the figure.
bool may_be_cut(const PrintedCell& cell, const Line& row, const Line* strays, std::size_t columns);

}  // namespace gouji::reports
