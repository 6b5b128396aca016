// The parts of a tree, one after another as they are written: for those who look through whole
// rules, or change one place in them.
#pragma once

#include <vector>

#include "grammar/ast.h"

namespace gouji::grammar {

// The expressions directly within this one.
std::vector<const Expr*> parts(const Expr& expr);
std::vector<Expr*> parts(Expr& expr);

// The expression and all within it, outer before inner.
std::vector<const Expr*> all_parts(const Expr& expr);
std::vector<Expr*> all_parts(Expr& expr);

// The names that an expression gives to the items of its sets.
std::vector<const Name*> variables(const Expr& expr);

}  // namespace gouji::grammar
