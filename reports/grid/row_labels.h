// The lines of a table below its header, and which of their cells are labels: private to the
// reading of grids.
//
// Between the labels and the figures a report may have set columns of its own: a unit, 件, or a
// number that counts the rows. They are neither.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "reports/grid/grid_columns.h"
#include "reports/grid/grid_table.h"

namespace gouji::reports {

// What a label may head.
enum Role : std::uint8_t { RowRole = 1, GroupRole = 2, ColumnRole = 4 };

class LabelRoles {
  public:
    LabelRoles(TableForm form, const Table& table);
    // All that a cell heads; 0 where it is no label of the table.
    std::uint8_t of(const PrintedCell& cell) const;

  private:
    TableForm form_;
    std::vector<std::uint8_t> roles_;  // by label
};

// A line of figures, or of a row's label alone.
struct DataLine {
    const Line* line = nullptr;
    std::size_t plan = 0;
    std::size_t first = 0;  // index of the first cell behind the labels
    const PrintedCell* label = nullptr;
    std::optional<std::size_t> group;  // the innermost row group that it stands in
    bool names_group = false;          // by a label on this line
    bool is_in_doubt = false;          // whether its first cell is a figure
    std::optional<std::size_t> row;    // of the form
};

Values values_of(const DataLine& data);

struct Sheet {
    std::vector<ColumnPlan> plans;
    std::vector<Evidence> evidence;  // by plan
    std::vector<DataLine> data;
};

// Where the figures of each line begin, the label before them, and its group.
void find_row_labels(Sheet& sheet, const LabelRoles& roles, const TableReader& reader);

}  // namespace gouji::reports
