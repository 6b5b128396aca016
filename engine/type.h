// Types of the rule language, and which cells of a form a value stands for.
//
// A Type says what one value is; a Shape says over which rows and columns of one table there is a
// value each. A free axis is judged member by member; a marked one is a set that the author wrote
// and an aggregate folds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "facts/diagnostic.h"

namespace gouji::engine {

enum class Kind : std::uint8_t {
    Unknown,  // after a complaint: fits everywhere, so that one slip gives one diagnostic
    Condition,
    Number,
    Date,
    Days,
    Period,
    Text,
    Wording,  // a text that is compared without white space, number marks and style of quotation
    Report,
    Title,
    Agency,
    Form,
    Section,
    SectionForm,
    Label,
    Citation,
    Mention,
    Subject,  // what a mention speaks of
    Whole,
    Part,
    Percentage,
    Cell,
    CellType,
    Conflict,  // another value of a cell that the report states elsewhere
    Extra,     // what a table shows besides what the form asks for
    Table,
    Row,
    Column,
    Reporter,     // an agency of the register, with or without a report
    Statistic,    // a figure of the other reports of a population
    Resemblance,  // a part of another report that is like one of this
    List,
};

struct Type {
    Kind kind = Kind::Unknown;
    Kind element = Kind::Unknown;  // of a List
    std::string unit;              // of a Number; empty: fits every unit
    friend bool operator==(const Type&, const Type&) = default;
};

// The wording for a diagnostic: "a number", "数".
Hint described(Kind kind);

// Members of one axis of a table, by their index in it.
struct Extent {
    enum class Mode : std::uint8_t { Absent, Free, Marked };
    Mode mode = Mode::Absent;
    std::vector<std::size_t> members;  // in the form's order
    friend bool operator==(const Extent&, const Extent&) = default;
};

struct Shape {
    std::optional<std::size_t> table;  // index of Form::table_ids
    Extent rows;
    Extent columns;

    bool is_scalar() const {
        return rows.mode == Extent::Mode::Absent && columns.mode == Extent::Mode::Absent;
    }
    bool is_marked() const {
        return rows.mode == Extent::Mode::Marked || columns.mode == Extent::Mode::Marked;
    }
    friend bool operator==(const Shape&, const Shape&) = default;
};

// Both together, members paired by id; a value without an axis stands for each of its members.
// Nothing where they lie on axes of two tables.
std::optional<Shape> aligned(const Shape& lhs, const Shape& rhs);

}  // namespace gouji::engine
