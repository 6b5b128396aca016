// What a rule text may be before the parser sees it: UTF-8, and no more than parse.h allows.
//
// The generated parser recurses, so the depth is bounded here, in one pass over the tokens.
#pragma once

#include <cstdint>
#include <vector>

#include "facts/diagnostic.h"
#include "grammar/syntax_error.h"
#include "grammar/token.h"

namespace gouji::grammar {

// Complains, once, of a text that is too long or not UTF-8.
bool is_readable(const RuleText& text, Diagnostics& diagnostics);

// How deep a tree the tokens read so far can make, in one pass and without recursion: brackets and
// operators that are still open, and the selectors of the reference at hand.
class DepthGauge {
  public:
    std::uint32_t after(TokenKind kind);

  private:
    struct Level {
        std::uint32_t operators = 0;
        std::uint32_t selectors = 0;
    };
    std::uint32_t settled_ = 0;  // of all levels but the last
    std::vector<Level> levels_{Level{}};
    TokenKind before_ = TokenKind::End;
};

}  // namespace gouji::grammar
