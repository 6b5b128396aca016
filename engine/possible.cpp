#include "engine/possible.h"

#include "engine/claims.h"

namespace gouji::engine {

namespace {

// Sides of a rule that fork: more than a person writes, few enough to try in a moment.
constexpr std::size_t most_steps = 2'000;

ValueRange at_least_zero() {
    return {Bound{Number(0), false}, std::nullopt};
}

template <class Operation>
std::optional<Bound> combined(const std::optional<Bound>& lhs, const std::optional<Bound>& rhs,
                              Operation operation) {
    if (!lhs || !rhs) return std::nullopt;
    const std::optional<Number> value = operation(lhs->value, rhs->value);
    if (!value) return std::nullopt;
    return Bound{*value, lhs->is_open || rhs->is_open};
}

std::optional<Number> plus(const Number& lhs, const Number& rhs) {
    return add(lhs, rhs);
}

std::optional<Number> minus(const Number& lhs, const Number& rhs) {
    return subtract(lhs, rhs);
}

bool is_never_negative(const ValueRange& range) {
    return range.least && range.least->value >= Number(0);
}

bool is_never_negative(Property property) {
    switch (property) {
        case Property::SectionChars:
        case Property::SectionPosition:
        case Property::MentionPrecision:
            return true;
        default:
            return false;
    }
}

}  // namespace

Possible::Possible(const Program& program) : program_(program) {
    ranges_.reserve(program.instructions.size());
    for (const Instruction& instruction : program.instructions)
        ranges_.push_back(range_of(instruction));
}

ValueRange Possible::range_of(const Instruction& instruction) const {
    const auto operand = [&](std::size_t i) { return range(program_.operand(instruction, i)); };
    switch (instruction.op) {
        case Op::Constant:
            if (const auto* number = std::get_if<Number>(&program_.constants[instruction.payload]))
                return {Bound{*number}, Bound{*number}};
            return {};
        case Op::Cell: {
            const auto cell = static_cast<CellIndex>(instruction.payload);
            if (program_.form->cell(cell).type == CellType::Integer) return {};
            return at_least_zero();
        }
        case Op::PropertyOf:
            return is_never_negative(static_cast<Property>(instruction.detail)) ? at_least_zero()
                                                                                : ValueRange();
        case Op::Length:
        case Op::Count:
        case Op::Absolute:
        case Op::Similarity:
            return at_least_zero();
        case Op::Add:
            return {combined(operand(0).least, operand(1).least, plus),
                    combined(operand(0).most, operand(1).most, plus)};
        case Op::Subtract:
            return {combined(operand(0).least, operand(1).most, minus),
                    combined(operand(0).most, operand(1).least, minus)};
        case Op::Multiply:
        case Op::Divide:
            if (is_never_negative(operand(0)) && is_never_negative(operand(1)))
                return at_least_zero();
            return {};
        case Op::Sum: {
            // A member that does not apply is left out, so that no sum is known to be above 0.
            bool is_never_below = true;
            for (std::size_t i = 0; i < instruction.count; ++i)
                is_never_below = is_never_below && is_never_negative(operand(i));
            return is_never_below ? at_least_zero() : ValueRange();
        }
        case Op::Fold:
            return range_of_fold(instruction);
        default:
            return {};
    }
}

ValueRange Possible::range_of_fold(const Instruction& instruction) const {
    const auto folding = static_cast<Folding>(instruction.detail);
    if (folding == Folding::Count) return at_least_zero();
    const InstructionId body = program_.regions[instruction.payload].body;
    const bool is_sum = folding == Folding::Sum && body != no_instruction;
    return is_sum && is_never_negative(range(body)) ? at_least_zero() : ValueRange();
}

bool Possible::together(const std::vector<Claim>& claims) const {
    std::size_t steps = most_steps;
    return Claims(*this).admit(claims, steps);
}

}  // namespace gouji::engine
