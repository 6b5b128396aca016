// Trees to rule text: one canonical spelling in each language.
//
// Keywords are English or Chinese; names stand as they were written. Brackets stand only where the
// tree needs them, so parse(print(x)) == x in both languages, and printing again changes nothing.
#pragma once

#include <cstdint>
#include <string>

#include "facts/diagnostic.h"
#include "grammar/ast.h"

namespace gouji::grammar {

std::string print(const Expr& expr, Language language);
std::string print(const Iteration& iteration, Language language);
std::string print(const Hole& hole, Language language);
std::string print(const Signature& signature);

// The same for equal trees, on every machine and in every version that prints alike: FNV-1a of the
// canonical English text.
std::uint64_t hash(const Expr& expr);

}  // namespace gouji::grammar
