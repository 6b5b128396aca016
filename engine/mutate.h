// Rules with one thing in them changed, to see whether the rules' tests would notice.
//
// What is changed is what authors get wrong: a comparison, a term of a sum, a constant, a member of
// the form, a condition left out. Changes that give no rule are for the caller to leave out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/form_names.h"
#include "facts/source.h"
#include "grammar/ast.h"
#include "rules/pack.h"

namespace gouji::engine {

struct Mutant {
    rules::Rule rule;
    std::string field;  // of the rule file: "check", "when", "assumes"
    Place place;        // of what was changed
    // What stood there and what stands there now; nothing now where it was left out, and neither
    // for a field that is no expression.
    std::optional<grammar::Expr> before, after;
};

std::vector<Mutant> mutants_of(const rules::Rule& rule, const std::vector<TableNames>& tables);

// What could stand in an expression's own place, its parts left as they are.
std::vector<grammar::Expr> variants_of(const grammar::Expr& expr,
                                       const std::vector<TableNames>& tables);

}  // namespace gouji::engine
