#include "engine/needs.h"

#include <algorithm>

namespace gouji::engine {

Needs::Needs(const Program& program) : program_(program), stamps_(program.instructions.size(), 0) {}

std::vector<InstructionId> Needs::of(std::vector<InstructionId> roots) {
    ++stamp_;
    std::vector<InstructionId> needed;
    while (!roots.empty()) {
        const InstructionId id = roots.back();
        roots.pop_back();
        const auto index = static_cast<std::size_t>(id);
        if (id == no_instruction || stamps_[index] == stamp_) continue;
        stamps_[index] = stamp_;
        needed.push_back(id);
        const Instruction& instruction = program_.at(id);
        for (std::size_t i = 0; i < instruction.count; ++i)
            roots.push_back(program_.operand(instruction, i));
        if (instruction.op != Op::Fold) continue;
        roots.push_back(program_.regions[instruction.payload].filter);
        roots.push_back(program_.regions[instruction.payload].body);
    }
    std::sort(needed.begin(), needed.end());
    return needed;
}

}  // namespace gouji::engine
