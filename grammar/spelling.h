// The two spellings of everything in the language that has a fixed one: the first of each that
// Gouji.g4 accepts. Signs are the same in both where Chinese text has no sign of its own.
#pragma once

#include <string_view>

#include "grammar/ast.h"

namespace gouji::grammar {

struct Spelling {
    std::string_view english;
    std::string_view chinese;
};

Spelling spelling(LogicOperator op);
Spelling spelling(Comparator comparator);
Spelling spelling(State state);
Spelling spelling(Scope scope);
Spelling spelling(Quantity quantity);
std::string_view sign(ArithmeticOperator op);
std::string_view prefix(Magnitude magnitude);
// A unit that is a word of the language; of any other, nothing.
Spelling unit_spelling(std::string_view unit);

}  // namespace gouji::grammar
