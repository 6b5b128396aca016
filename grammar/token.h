// The tokens of a rule text, as far as limits and messages need them; without the parser generator.
#pragma once

#include <cstdint>
#include <vector>

#include "facts/source.h"

namespace gouji::grammar {

// Tokens that are alike in what may stand beside them.
enum class TokenKind : std::uint8_t {
    End,
    Name,
    Value,  // a literal or a scope
    Regex,
    Unit,
    StateWord,
    Plus,  // + * / ??
    Minus,
    Comparator,
    Connective,  // and or implies
    Not,
    If,
    Then,
    Else,
    Quantity,
    In,
    Where,
    Satisfies,
    For,
    Over,
    Within,
    Agrees,
    With,
    AgreesWith,
    Matches,
    Is,
    Range,
    Bar,
    Dot,
    OpenRound,
    CloseRound,
    OpenSquare,
    CloseSquare,
    Comma,
    Colon,
    Unknown
};

struct Token {
    TokenKind kind = TokenKind::End;
    Span span;
};

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
