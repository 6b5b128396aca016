// One table of a report, read from its lines: private to the reading of grids.
//
// TableReader gathers what several ways of reading (Down, Across) have in common: setting cells,
// noting labels and what could not be placed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "facts/fact_base.h"
#include "reports/grid/grid_columns.h"
#include "reports/grid/grid_lines.h"
#include "reports/labels.h"

namespace gouji::reports {

class TableReader {
  public:
    TableReader(TableForm form, const Labels& labels, FactBase& facts);

    const Table& table() const { return *table_; }
    TableForm form() const { return form_; }
    const Labels& labels() const { return *labels_; }
    std::string_view source() const { return facts_->source->text(); }
    // The year that the title says the report is of.
    std::optional<int> reported_year() const;

    // The figure that a printed cell shows for `cell`; null or blank: nothing is shown. `line` is
    // where it would stand.
    void state(CellIndex cell, const PrintedCell* printed, Span line);
    // Something is shown for `cell`, but it is not sure what.
    void give_up(CellIndex cell, Unreadable why, Span span);
    // Seen in the table, but of no cell.
    void not_placed(Unreadable why, Span span);
    bool is_stated(CellIndex cell) const;
    bool is_unread(CellIndex cell) const;
    void note(const FoundLabel& label);
    // Ends the reading: cells of `shown` that nothing stated are blank, the table is known.
    void finish(const std::vector<CellIndex>& shown, Span span);
    // The table is there, but nothing of it could be read.
    void refuse(Span span);

  private:
    TableForm form_;
    const Labels* labels_;
    const Table* table_;
    FactBase* facts_;
    std::size_t id_ = 0;                  // index of Form::table_ids
    std::vector<const Column*> columns_;  // by CellIndex
    std::vector<std::uint8_t> stated_;    // by CellIndex
    std::vector<FoundLabel> found_;
};

// The grids whose rows are columns of the form and whose columns are its rows, turned.
std::vector<Line> upright(std::vector<Line> lines, const TableReader& reader);
// Rows whose labels stand side by side in one line, over their heads and their figures, set one
// below the other as the form has them, where it is certain whose the figures are.
std::vector<Line> one_below_another(std::vector<Line> lines, const TableReader& reader);
// For a table whose rows lie across: where they stand under one another, each with its own label
// and all under the same heads, they are set side by side as the form has them.
std::vector<Line> across(std::vector<Line> lines, const TableReader& reader);

void read_down(std::vector<Line> lines, TableReader& reader);
void read_across(std::vector<Line> lines, TableReader& reader);

}  // namespace gouji::reports
