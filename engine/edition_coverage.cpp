#include "engine/edition_coverage.h"

#include <algorithm>
#include <string>
#include <vector>

#include "facts/code.h"

namespace gouji::engine {

namespace {

std::vector<bool> cells_of(const Form& form, const Edition& edition) {
    std::vector<bool> is_there(form.cells.size(), false);
    for (const Table& table : edition.tables) {
        for (const CellIndex cell : table.cells) {
            if (cell != no_cell) is_there[static_cast<std::size_t>(cell)] = true;
        }
    }
    return is_there;
}

// Which values are not applicable whatever a report of the edition states. Operands come before
// the instructions that read them.
class Absence {
  public:
    Absence(const Program& program, const Edition& edition)
        : program_(program), cells_(cells_of(*program.form, edition)) {
        for (const Instruction& instruction : program.instructions)
            absent_.push_back(is_absent(instruction));
    }

    bool at(InstructionId id) const {
        return id != no_instruction && absent_[static_cast<std::size_t>(id)];
    }

  private:
    bool is_absent(const Instruction& instruction) const {
        const auto operand = [&](std::size_t i) { return at(program_.operand(instruction, i)); };
        const auto count = [&] {
            std::size_t absent = 0;
            for (std::size_t i = 0; i < instruction.count; ++i) absent += operand(i) ? 1U : 0U;
            return absent;
        };
        switch (instruction.op) {
            case Op::Constant: {
                const auto* status = std::get_if<Status>(&program_.constants[instruction.payload]);
                return status != nullptr && *status == Status::NotApplicable;
            }
            case Op::Cell:
                return !cells_[instruction.payload];
            case Op::Sum:
            case Op::Count:
            case Op::Minimum:
            case Op::Maximum:
            case Op::And:
            case Op::Or:
            case Op::Implies:
            case Op::Default:
                return count() == instruction.count;
            case Op::Conditional:
                return operand(0) || (operand(1) && operand(2));
            case Op::SubjectOf:  // one of the values may be the one it names
                return operand(0) || count() + 1 == instruction.count;
            case Op::Test:
            case Op::TestBlank:
            case Op::TestZero:
            case Op::Fold:
                return false;
            default:
                return count() > 0;
        }
    }

    const Program& program_;
    std::vector<bool> cells_;   // by CellIndex
    std::vector<bool> absent_;  // by instruction
};

bool is_meant_for(const rules::Rule& rule, const Edition& edition) {
    const auto& editions = rule.applies_to.editions;
    return editions.empty() ||
           std::find(editions.begin(), editions.end(), edition.number) != editions.end();
}

bool judges_nothing(const Program& program, const CompiledRule& rule, const Absence& absence) {
    for (std::uint32_t i = 0; i < rule.places.count; ++i) {
        const CompiledPlace& place = program.places[rule.places.first + i];
        if (!absence.at(place.check) && !absence.at(place.when)) return false;
    }
    return true;
}

}  // namespace

void tell_uncovered_editions(const Program& program, Diagnostics& diagnostics) {
    for (const Edition& edition : program.form->editions) {
        const Absence absence(program, edition);
        for (const CompiledRule& compiled : program.rules) {
            const rules::Rule& rule = program.pack->rules[compiled.rule];
            if (is_meant_for(rule, edition) && judges_nothing(program, compiled, absence))
                diagnostics.add(Code::NotForEdition, rule.place,
                                {rule.id, std::to_string(edition.number)});
        }
    }
}

}  // namespace gouji::engine
