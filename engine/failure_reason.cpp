#include "engine/failure_reason.h"

#include "engine/for_each_item.h"

namespace gouji::engine {

namespace {

bool is_error(const Evaluation& evaluation, InstructionId id) {
    return id != no_instruction && evaluation.value(id).status == Status::Error;
}

bool divides_by_zero(const Evaluation& evaluation, const Instruction& instruction) {
    const Value& divisor = evaluation.value(evaluation.program().operand(instruction, 1));
    return divisor.is_known() && divisor.number().is_zero();
}

FailureReason reason_of(const Evaluation& evaluation, const Instruction& instruction) {
    switch (instruction.op) {
        case Op::Divide:
            return divides_by_zero(evaluation, instruction) ? FailureReason::DivisionByZero
                                                            : FailureReason::Overflow;
        case Op::DateOf:
        case Op::AddDays:
        case Op::SubtractDays:
        case Op::AddMonths:
            return FailureReason::NoSuchDay;
        case Op::AddWorkdays:
        case Op::WorkdaysBetween:
            return FailureReason::CalendarUnknown;
        default:
            return FailureReason::Overflow;
    }
}

// The item of a loop at which it failed, its values computed anew.
InstructionId failed_in_loop(Evaluation& evaluation, const Instruction& fold) {
    InstructionId failed = no_instruction;
    for_each_item(evaluation, fold, [&](const Region& region) {
        for (const InstructionId id : {region.filter, region.body}) {
            if (failed == no_instruction && is_error(evaluation, id)) failed = id;
        }
    });
    return failed;
}

}  // namespace

FailureReason failure_reason(Evaluation& evaluation, InstructionId root) {
    if (!is_error(evaluation, root)) return FailureReason::Overflow;
    const Instruction& instruction = evaluation.program().at(root);
    for (std::size_t i = 0; i < instruction.count; ++i) {
        const InstructionId operand = evaluation.program().operand(instruction, i);
        if (is_error(evaluation, operand)) return failure_reason(evaluation, operand);
    }
    if (instruction.op == Op::Fold) {
        const InstructionId failed = failed_in_loop(evaluation, instruction);
        if (failed != no_instruction) return failure_reason(evaluation, failed);
    }
    return reason_of(evaluation, instruction);
}

}  // namespace gouji::engine
