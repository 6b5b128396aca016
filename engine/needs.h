// Which instructions a value comes from. Private to the engine.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/program.h"

namespace gouji::engine {

class Needs {
  public:
    // It must outlive this.
    explicit Needs(const Program& program);

    // What `roots` need, the roots and the bodies of loops among it, in the order in which it can
    // run. no_instruction needs nothing.
    std::vector<InstructionId> of(std::vector<InstructionId> roots);

  private:
    const Program& program_;
    std::vector<std::uint32_t> stamps_;  // by instruction: of the last call that came to it
    std::uint32_t stamp_ = 0;
};

}  // namespace gouji::engine
