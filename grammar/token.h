// The tokens of a rule text, as far as limits and messages need them; without the parser generator.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "facts/source.h"

namespace gouji::grammar {

// Tokens that are alike in what may stand beside them.
enum class TokenKind : std::uint8_t {
    End,
    Name,
    Value,  // a literal or a scope
    Regex,
    Unit,
    Percent,
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
    std::size_t type = 0;  // as the generated parser numbers it
};

// The kind of the token that Gouji.g4 calls `name`; EOF is End, BAD is Unknown.
TokenKind kind_named(std::string_view name);

}  // namespace gouji::grammar
