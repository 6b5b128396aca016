// How much of a rule its tests pin down: the share of its mutants that they notice.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/mutate.h"
#include "facts/form.h"
#include "rules/pack.h"

namespace gouji::engine {

struct MutationResult {
    std::size_t rule = 0;  // index of RulePack::rules
    std::size_t noticed = 0;
    std::vector<Mutant> survivors;  // that every test of the rule lets pass

    std::size_t all() const { return noticed + survivors.size(); }
};

// Of every rule that has tests and something to change. The pack is one that compiles.
std::vector<MutationResult> run_mutants(const rules::RulePack& pack, const Form& form);

}  // namespace gouji::engine
