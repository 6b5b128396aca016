// Rule text to tokens, for the parser and for the messages.
#pragma once

#include <optional>
#include <vector>

#include "facts/diagnostic.h"
#include "grammar/syntax_error.h"
#include "grammar/token.h"

namespace gouji::grammar {

// The tokens without comments and white space; the last one is End. Stops at the first that no tree
// may hold, and complains of it. The text is UTF-8. Not for two threads at once.
std::optional<std::vector<Token>> lex(const RuleText& text, Diagnostics& diagnostics);

}  // namespace gouji::grammar
