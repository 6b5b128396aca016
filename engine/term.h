// Checked rules: trees whose names are resolved and whose types agree, before they are unrolled.
//
// engine/check.h makes them, engine/compile.h lowers them. A Term still speaks of whole rows and
// columns (its Shape); lowering asks for its value at one member of each free axis.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/form_names.h"
#include "engine/program.h"
#include "engine/type.h"
#include "facts/source.h"

namespace gouji::engine {

struct Term;

struct ConstantTerm {
    Constant value;
};

// Cells of a table; an axis without a member is the one that the value is asked at.
struct CellsTerm {
    std::size_t table = 0;
    std::optional<std::size_t> row;
    std::optional<std::size_t> column;
    Role role = Role::This;
};

// The row or column where the check stands.
struct PlaceTerm {
    std::size_t table = 0;
    Dimension dimension{};
};

struct VariableTerm {
    std::size_t variable = 0;
};

// One instruction over its operands, member by member.
struct OperationTerm {
    Op op{};
    std::uint8_t detail = 0;
    std::string text;  // a pattern, the place of a label
    std::size_t index = 0;
    std::vector<Term> operands;
};

// The marked axes of its one operand folded.
struct AggregateTerm {
    Op op{};
    Blanks blanks = Blanks::AreUndecided;
    std::vector<Term> operand;
};

// A derived fact: the sum that the form declares for its path.
struct DerivedTerm {
    std::size_t derived = 0;  // index of Form::derived
    std::vector<Term> sum;
};

// What an iteration runs over: terms that are written out, or a list that only a report has.
struct SetTerm {
    Type element;
    std::vector<Term> items;
    std::vector<Term> list;  // one, where the items are not written out
    bool is_form_cells = false;
    Absent absent = Absent::AreUndecided;
};

struct LoopTerm {
    Folding folding{};
    std::size_t variable = 0;
    SetTerm set;
    std::vector<Term> filter;  // none or one
    std::vector<Term> body;
};

struct Term {
    Type type;
    Shape shape;
    Span span;
    std::variant<ConstantTerm, CellsTerm, PlaceTerm, VariableTerm, OperationTerm, AggregateTerm,
                 DerivedTerm, LoopTerm>
        node;
};

// Of this kind, or of none after a complaint.
bool fits(const Term& term, Kind kind);
bool is_unknown(const Term& term);
// One of them has no unit, or both have the same.
bool units_agree(const Term& lhs, const Term& rhs);

// The value of a constant that is a whole number.
std::optional<std::int64_t> whole_of(const Term& term);
// How many terms it is made of.
std::size_t size_of(const Term& term);
// The term and all within it stand at `span`: what another text says in a word of this one.
void stand_at(Term& term, Span span);

struct CheckedIteration {
    std::size_t variable = 0;
    SetTerm set;
    std::optional<Term> filter;
};

struct CheckedCheck {
    Term condition;
    std::vector<Term> holes;  // in the order of the message
};

struct CheckedRule {
    std::size_t rule = 0;  // index of RulePack::rules
    std::optional<CheckedIteration> for_each;
    std::optional<Term> when;
    std::optional<Term> locus;
    std::vector<CheckedCheck> checks;
    std::vector<std::size_t> assumes;  // indices of RulePack::rules
    Neighbours reads;
};

struct CheckedStatistic {
    std::size_t statistic = 0;  // index of RulePack::statistics
    Term value;
    std::vector<Term> among;
};

// Rules and statistics with a complaint are not in it.
struct CheckedPack {
    std::vector<TableNames> tables;
    std::vector<CheckedRule> rules;
    std::vector<Term> subjects;  // by index of RulePack::subjects
    std::vector<CheckedStatistic> statistics;
};

}  // namespace gouji::engine
