// The fact of a report that an instruction reads. Private to the engine.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "engine/evaluation.h"
#include "engine/finding.h"

namespace gouji::engine {

struct Fact {
    std::string path;  // prior.year, children[甲局].requests.received.total
    std::string label;
    Status status = Status::Known;
    Span span;  // of the report in this role
    Role role = Role::This;
    std::size_t other = 0;  // of Dossier::children, where the role is Other
};

// Nothing where the instruction computes, or speaks of the form alone.
std::optional<Fact> fact_of(const Evaluation& evaluation, InstructionId id);

// The path of a report that is not at hand.
std::string absent_report(const std::string& agency);

}  // namespace gouji::engine
