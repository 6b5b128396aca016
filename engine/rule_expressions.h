// All the expressions of a rule, for those who look through its text.
#pragma once

#include <string>
#include <vector>

#include "facts/source.h"
#include "grammar/ast.h"
#include "rules/pack.h"

namespace gouji::engine {

struct RuleExpression {
    const grammar::Expr* tree = nullptr;
    SourceId source{};
};

// for_each, let, when, checks, holes of messages, place: in this order.
std::vector<RuleExpression> expressions_of(const rules::Rule& rule);
// Those that judge: without what only messages and places show.
std::vector<RuleExpression> conditions_of(const rules::Rule& rule);

// A name with its members, joined by dots: "params.deadline"; empty for anything else.
std::string path_of(const grammar::Expr& expr);

}  // namespace gouji::engine
