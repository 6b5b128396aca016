// What is wrong with a rule text, told from its tokens alone.
//
// The parser says which token cannot stand where it stands; the token before it, the token itself
// and what is still open decide what the author is told. Nothing here knows the parser generator.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "facts/diagnostic.h"
#include "facts/source.h"
#include "grammar/token.h"

namespace gouji::grammar {

// The rule text that is being read.
enum class FieldKind : std::uint8_t { Condition, Iteration, Hole, Signature, Reference };

struct RuleText {
    const Source& source;
    Place place;
    FieldKind field{};
};

// Adds the one diagnostic for the text, whose token `at` cannot stand there. `tokens` ends in End.
void explain_syntax(const RuleText& text, const std::vector<Token>& tokens, std::size_t at,
                    Diagnostics& diagnostics);

}  // namespace gouji::grammar
