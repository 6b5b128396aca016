// Signs that the language does not have, and what the author may have meant by them.
#pragma once

#include "facts/diagnostic.h"
#include "facts/source.h"
#include "grammar/syntax_error.h"

namespace gouji::grammar {

// Complains of an operator of other languages that begins at `begin` and reaches into `token`: &&,
// =>.
bool explain_foreign_sign_at(const RuleText& text, std::uint32_t begin, Span token,
                             Diagnostics& diagnostics);
// Complains of the sign at the start of `token`, which no token of the language begins with.
void explain_stray_sign(const RuleText& text, Span token, Diagnostics& diagnostics);

}  // namespace gouji::grammar
