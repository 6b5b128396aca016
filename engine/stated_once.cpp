#include "engine/stated_once.h"

#include <array>
#include <variant>

#include "engine/operate.h"

namespace gouji::engine {

namespace {

constexpr std::size_t most_operands = 3;  // of date()

bool is_stated_once(Property property) {
    switch (property) {
        case Property::Year:
        case Property::Title:
        case Property::TitleYear:
        case Property::Period:
        case Property::PeriodStart:
        case Property::PeriodEnd:
        case Property::SignedOn:
        case Property::DateYear:
        case Property::DateMonth:
        case Property::DateDay:
        case Property::SectionN:
        case Property::SectionPosition:
            return true;
        default:
            return false;
    }
}

bool is_operand(const Program& program, InstructionId id) {
    return program.at(id).op == Op::Constant || kind_stated_once(program, id);
}

bool are_operands(const Program& program, const Instruction& instruction) {
    for (std::size_t i = 0; i < instruction.count; ++i) {
        if (!is_operand(program, program.operand(instruction, i))) return false;
    }
    return true;
}

Value operand_value(const ReportView& view, InstructionId id) {
    const Instruction& instruction = view.program->at(id);
    if (instruction.op != Op::Constant) return value_stated_once(view, id);
    const Constant& constant = view.program->constants[instruction.payload];
    if (const auto* status = std::get_if<Status>(&constant)) return Value::of(*status);
    if (const auto* number = std::get_if<Number>(&constant)) return Value::of(Payload(*number));
    if (const auto* date = std::get_if<Date>(&constant)) return Value::of(Payload(*date));
    if (const auto* item = std::get_if<Item>(&constant)) return Value::of(Payload(*item));
    return Value::of(Status::Error);
}

}  // namespace

std::optional<Kind> kind_stated_once(const Program& program, InstructionId id) {
    const Instruction& instruction = program.at(id);
    const bool reads_role = instruction.op == Op::Cell || instruction.op == Op::Table ||
                            instruction.op == Op::SectionOf;
    if (reads_role && static_cast<Role>(instruction.detail) == Role::Other) return std::nullopt;
    if (!are_operands(program, instruction)) return std::nullopt;
    switch (instruction.op) {
        case Op::Cell:
            return Kind::Number;
        case Op::CellPresent:
            return Kind::Condition;
        case Op::Table:
            return Kind::Table;
        case Op::SectionOf:
            return Kind::Section;
        case Op::DateOf:
            return Kind::Date;
        case Op::PropertyOf: {
            const auto property = static_cast<Property>(instruction.detail);
            if (!is_stated_once(property)) return std::nullopt;
            return entry_of(property).kind;
        }
        default:
            return std::nullopt;
    }
}

Value value_stated_once(const ReportView& view, InstructionId id) {
    const Program& program = *view.program;
    const Instruction& instruction = program.at(id);
    std::array<Value, most_operands> operands;
    constexpr std::array ids = {InstructionId{0}, InstructionId{1}, InstructionId{2}};
    for (std::size_t i = 0; i < instruction.count; ++i)
        operands[i] = operand_value(view, program.operand(instruction, i));
    const auto role = static_cast<Role>(instruction.detail);
    switch (instruction.op) {
        case Op::Cell:
            return cell_value(view, role, static_cast<CellIndex>(instruction.payload));
        case Op::CellPresent:
            return Value::of(
                truth_of(is_present(view, static_cast<CellIndex>(instruction.payload))));
        case Op::Table:
            return table_value(view, role, instruction.payload);
        case Op::SectionOf:
            return section_value(view, role, operands[0]);
        case Op::PropertyOf:
            return property_value(view, static_cast<Property>(instruction.detail), operands[0]);
        default:
            return operate(instruction.op, instruction.detail,
                           {operands.data(), ids.data(), instruction.count});
    }
}

}  // namespace gouji::engine
