// Conditions taken to be true or false together, until two of them contradict. Private to
// engine/possible.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "engine/possible.h"

namespace gouji::engine {

class Claims {
  public:
    explicit Claims(const Possible& possible) : possible_(possible) {}

    // False where the claims contradict those made before or each other. A claim that may hold in
    // several ways is tried in each; where `steps` run out the answer is true.
    bool admit(std::vector<Claim> claims, std::size_t& steps);

  private:
    using Ways = std::vector<std::vector<Claim>>;

    // In which ways the claim can hold; none where it says nothing of other conditions.
    Ways ways_of(const Claim& claim) const;
    Ways ways_of_all(const Instruction& instruction, Claim each) const;
    Ways ways_of_one(const Instruction& instruction, Claim each) const;
    bool admit_fact(const Claim& claim);
    bool admit_constant(const Claim& claim) const;
    bool admit_comparison(const Instruction& instruction, bool holds);
    bool admit_state(const Instruction& instruction, bool holds);
    bool narrow(InstructionId id, std::uint8_t relations, const Number& to);
    ValueRange range(InstructionId id) const;
    bool is_consistent() const;

    const Possible& possible_;
    std::map<std::pair<InstructionId, InstructionId>, std::uint8_t> relations_;
    std::map<InstructionId, std::uint8_t> states_;
    std::map<InstructionId, ValueRange> ranges_;
    std::map<InstructionId, bool> others_;
};

}  // namespace gouji::engine
