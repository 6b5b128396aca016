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
bool needs_report(Op op);
// Only where needs_report is false.
Value operate(Op op, std::uint8_t detail, const Operands& operands);

}  // namespace gouji::engine
