// What a program's conditions can be, whatever a report states: which of them can hold together.
//
// The answer "no" is proved, from the ranges of values (a count is never below 0), from comparisons
// of the same two values and from the states asked of one; "yes" only says that no contradiction
// was found. The program must outlive it.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/number.h"
#include "engine/program.h"

namespace gouji::engine {

struct Bound {
    Number value;
    bool is_open = false;  // the value itself is outside
};

struct ValueRange {
    std::optional<Bound> least, most;
};

// A condition that is taken to be true, or to be false.
struct Claim {
    InstructionId condition = no_instruction;  // no_instruction: says nothing
    bool holds = true;
};

class Possible {
  public:
    explicit Possible(const Program& program);

    bool together(const std::vector<Claim>& claims) const;
    const ValueRange& range(InstructionId id) const {
        return ranges_[static_cast<std::size_t>(id)];
    }
    const Program& program() const { return program_; }

  private:
    ValueRange range_of(const Instruction& instruction) const;
    ValueRange range_of_fold(const Instruction& instruction) const;

    const Program& program_;
    std::vector<ValueRange> ranges_;  // by instruction
};

}  // namespace gouji::engine
