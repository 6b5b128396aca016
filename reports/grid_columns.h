// Which columns a table shows, and the figures of a line under them: private to the reading of
// grids.
//
// A plan is made from the header alone. A line's figures are taken by where they stand under the
// header; where a format or a slip of its markup has lost that, by their order, and then only where
// their number proves which is which.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "reports/grid_lines.h"
#include "reports/labels.h"

namespace gouji::reports {

// A label that was found, and the cell that shows it.
struct FoundLabel {
    LabelIndex label{};
    Span span;
    std::string text;
    bool is_official = true;
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
    bool is_exact = false;               // begin and end can be believed
    std::size_t grid = 0;                // whose they are
    std::uint32_t width = 0;             // of that grid
};

ColumnPlan plan_columns(const std::vector<const Line*>& header, TableForm form,
                        const Labels& labels, std::vector<FoundLabel>& found);

// How far behind its last label the figures of a line begin, learned from lines whose figures are
// complete: by the label's column.
struct Offsets {
    struct Seen {
        std::uint32_t label_column = 0;
        std::uint32_t offset = 0;
        bool is_unanimous = true;
    };
    std::vector<Seen> seen;
    std::optional<std::uint32_t> first_figure;  // the one column that all figures begin in
    bool is_aligned = true;

    void learn(std::uint32_t label_column, std::uint32_t offset);
    std::optional<std::uint32_t> at(std::uint32_t label_column) const;
};

// The cells of `line` behind its labels. `labels` is their number; 0 where it has none.
struct Values {
    const Line* line = nullptr;
    std::size_t first = 0;  // index of the first cell behind the labels
    std::vector<const PrintedCell*> cells() const;
};

void learn_offsets(const Values& values, std::size_t expected, Offsets& offsets);

// For each of the plan's columns the cell that stands in it, null where the line has none: blank.
// Nothing where neither geometry nor number tells.
std::optional<std::vector<const PrintedCell*>> place_values(const Values& values,
                                                            const ColumnPlan& plan,
                                                            const Offsets& offsets);

}  // namespace gouji::reports
