// What one instruction makes of its operands, for all instructions that need no report: the same
// kernel folds constants when a program is compiled and computes when it runs.
#pragma once

#include <cstddef>

#include "engine/program.h"
#include "engine/value.h"

namespace gouji::engine {

// The values of an instruction's operands, in place.
struct Operands {
    const Value* values = nullptr;
    const InstructionId* ids = nullptr;
    std::size_t count = 0;

    std::size_t size() const { return count; }
    const Value& operator[](std::size_t index) const {
        return values[static_cast<std::size_t>(ids[index])];
    }
};

// The instruction reads a report, a pattern or a region.
constexpr bool needs_report(Op op) {
    switch (op) {
        case Op::Constant:
        case Op::Cell:
        case Op::CellPresent:
        case Op::ItemOf:
        case Op::PropertyOf:
        case Op::SectionOf:
        case Op::SectionForm:
        case Op::MentionsOf:
        case Op::Table:
        case Op::LabelOf:
        case Op::Length:
        case Op::ItemAt:
        case Op::AddWorkdays:
        case Op::WorkdaysBetween:
        case Op::InList:
        case Op::Matches:
        case Op::Contains:
        case Op::Agrees:
        case Op::Fold:
            return true;
        default:
            return false;
    }
}

// Most instructions of a program: a truth made of truths and states.
constexpr bool is_logic(Op op) {
    return op == Op::And || op == Op::Or || op == Op::Not || op == Op::Implies || op == Op::Test;
}

// Only where is_logic is true.
inline Truth decide(Op op, std::uint8_t detail, const Operands& operands) {
    if (op == Op::Not) return negation(operands[0].truth());
    if (op == Op::Test) return state_test(operands[0].status, static_cast<Asked>(detail));
    if (op == Op::Implies) return implication(operands[0].truth(), operands[1].truth());
    Truth truth = Truth::NotApplicable;
    for (std::size_t i = 0; i < operands.size(); ++i) {
        const Truth next = operands[i].truth();
        truth = op == Op::And ? conjunction(truth, next) : disjunction(truth, next);
    }
    return truth;
}

// Only where needs_report is false.
Value operate(Op op, std::uint8_t detail, const Operands& operands);

}  // namespace gouji::engine
