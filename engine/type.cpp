#include "engine/type.h"

#include <algorithm>
#include <iterator>

#include "facts/code.h"

namespace gouji::engine {

namespace {

// Members that only one side has stay: there the other is not applicable.
Extent aligned(const Extent& lhs, const Extent& rhs) {
    if (lhs.mode == Extent::Mode::Absent) return rhs;
    if (rhs.mode == Extent::Mode::Absent) return lhs;
    Extent both{std::max(lhs.mode, rhs.mode), {}};
    std::set_union(lhs.members.begin(), lhs.members.end(), rhs.members.begin(), rhs.members.end(),
                   std::back_inserter(both.members));
    return both;
}

}  // namespace

Hint described(Kind kind) {
    switch (kind) {
        case Kind::Unknown:
            return Hint::KindUnknown;
        case Kind::Condition:
            return Hint::KindCondition;
        case Kind::Number:
            return Hint::KindNumber;
        case Kind::Date:
            return Hint::KindDate;
        case Kind::Days:
            return Hint::KindDays;
        case Kind::Period:
            return Hint::KindPeriod;
        case Kind::Text:
        case Kind::Wording:
            return Hint::KindText;
        case Kind::Report:
            return Hint::KindReport;
        case Kind::Title:
            return Hint::KindTitle;
        case Kind::Agency:
            return Hint::KindAgency;
        case Kind::Form:
            return Hint::KindForm;
        case Kind::Section:
        case Kind::SectionForm:
            return Hint::KindSection;
        case Kind::Label:
            return Hint::KindLabel;
        case Kind::Citation:
            return Hint::KindCitation;
        case Kind::Mention:
            return Hint::KindMention;
        case Kind::Subject:
            return Hint::KindSubject;
        case Kind::Whole:
            return Hint::KindWhole;
        case Kind::Part:
            return Hint::KindPart;
        case Kind::Percentage:
            return Hint::KindPercentage;
        case Kind::Cell:
            return Hint::KindCell;
        case Kind::CellType:
            return Hint::KindCellType;
        case Kind::Conflict:
            return Hint::KindConflict;
        case Kind::Extra:
            return Hint::KindExtra;
        case Kind::Table:
            return Hint::KindTable;
        case Kind::Row:
            return Hint::KindRow;
        case Kind::Column:
            return Hint::KindColumn;
        case Kind::Reporter:
            return Hint::KindAgency;
        case Kind::Statistic:
            return Hint::KindStatistic;
        case Kind::Resemblance:
            return Hint::KindResemblance;
        case Kind::List:
            return Hint::KindList;
    }
    return Hint::None;
}

std::optional<Shape> aligned(const Shape& lhs, const Shape& rhs) {
    if (lhs.is_scalar()) return rhs;
    if (rhs.is_scalar()) return lhs;
    if (lhs.table != rhs.table) return std::nullopt;
    return Shape{lhs.table, aligned(lhs.rows, rhs.rows), aligned(lhs.columns, rhs.columns)};
}

}  // namespace gouji::engine
