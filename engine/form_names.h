// The names that a form gives to tables, rows, columns and groups, over all its editions.
//
// Members of an axis are known by their id, so that rules read every edition alike; a member that
// one edition lacks is not applicable there. A group whose rows a report may print as one row holds
// that row too.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/form.h"

namespace gouji::engine {

enum class Dimension : unsigned char { Rows, Columns };

struct AxisMember {
    std::string id;
    std::vector<std::string> aliases;
    std::vector<std::string> printed;  // its labels as printed, number mark and all: normal forms
    std::vector<std::string> labels;   // the same in the form in which wordings are compared
};

struct AxisGroup {
    std::string id;
    std::vector<std::string> aliases;
    std::vector<std::string> printed;
    std::vector<std::string> labels;
    std::vector<std::size_t> members;  // ascending
};

struct Axis {
    std::vector<AxisMember> members;  // in the order of the newest edition
    std::vector<AxisGroup> groups;
    std::vector<std::vector<std::size_t>> orders;  // of each edition: its members as it prints them

    std::optional<std::size_t> find(std::string_view id) const;
    const AxisGroup* group(std::string_view id) const;
    // The members that any edition prints from one of `first` to one of `last`, ascending.
    std::vector<std::size_t> between(const std::vector<std::size_t>& first,
                                     const std::vector<std::size_t>& last) const;
};

struct TableNames {
    std::string id;
    std::vector<std::string> aliases;
    std::vector<std::string> labels;
    Axis rows;
    Axis columns;
    std::vector<CellIndex> cells;  // rows × columns; no_cell where no edition has one

    const Axis& axis(Dimension dimension) const {
        return dimension == Dimension::Rows ? rows : columns;
    }
    CellIndex cell(std::size_t row, std::size_t column) const {
        return cells[row * columns.members.size() + column];
    }
};

// By index of Form::table_ids.
std::vector<TableNames> names_of(const Form& form);

}  // namespace gouji::engine
