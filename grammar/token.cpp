#include "grammar/token.h"

#include <algorithm>
#include <iterator>

namespace gouji::grammar {

namespace {

struct KindName {
    std::string_view name;
    TokenKind kind;
};

constexpr KindName kind_names[] = {
    {"EOF", TokenKind::End},
    {"ID", TokenKind::Name},
    {"QUOTED", TokenKind::Name},
    {"NUMBER", TokenKind::Value},
    {"DATE", TokenKind::Value},
    {"STRING", TokenKind::Value},
    {"TRUE", TokenKind::Value},
    {"FALSE", TokenKind::Value},
    {"MISSING", TokenKind::StateWord},
    {"PRIOR", TokenKind::Value},
    {"CHILDREN", TokenKind::Value},
    {"PARENT", TokenKind::Value},
    {"PEERS", TokenKind::Value},
    {"REGEX", TokenKind::Regex},
    {"UNIT", TokenKind::Unit},
    {"PERCENT", TokenKind::Percent},
    {"INVALID", TokenKind::StateWord},
    {"BLANK", TokenKind::StateWord},
    {"KNOWN", TokenKind::StateWord},
    {"UNREAD", TokenKind::StateWord},
    {"NA", TokenKind::StateWord},
    {"ZERO", TokenKind::StateWord},
    {"PLUS", TokenKind::Plus},
    {"MUL", TokenKind::Plus},
    {"DIV", TokenKind::Plus},
    {"DEFAULT", TokenKind::Plus},
    {"MINUS", TokenKind::Minus},
    {"EQ", TokenKind::Comparator},
    {"NE", TokenKind::Comparator},
    {"LT", TokenKind::Comparator},
    {"LE", TokenKind::Comparator},
    {"GT", TokenKind::Comparator},
    {"GE", TokenKind::Comparator},
    {"AND", TokenKind::Connective},
    {"OR", TokenKind::Connective},
    {"IMPLIES", TokenKind::Connective},
    {"NOT", TokenKind::Not},
    {"IF", TokenKind::If},
    {"THEN", TokenKind::Then},
    {"ELSE", TokenKind::Else},
    {"ALL", TokenKind::Quantity},
    {"ANY", TokenKind::Quantity},
    {"NONE", TokenKind::Quantity},
    {"IN", TokenKind::In},
    {"WHERE", TokenKind::Where},
    {"SATISFY", TokenKind::Satisfies},
    {"FOR", TokenKind::For},
    {"OVER", TokenKind::Over},
    {"WITHIN", TokenKind::Within},
    {"AGREES", TokenKind::Agrees},
    {"WITH", TokenKind::With},
    {"AGREES_WITH", TokenKind::AgreesWith},
    {"MATCHES", TokenKind::Matches},
    {"CONTAINS", TokenKind::Matches},
    {"IS", TokenKind::Is},
    {"RANGE", TokenKind::Range},
    {"BAR", TokenKind::Bar},
    {"DOT", TokenKind::Dot},
    {"LP", TokenKind::OpenRound},
    {"RP", TokenKind::CloseRound},
    {"LB", TokenKind::OpenSquare},
    {"RB", TokenKind::CloseSquare},
    {"COMMA", TokenKind::Comma},
    {"COLON", TokenKind::Colon},
};

}  // namespace

TokenKind kind_named(std::string_view name) {
    const auto* found = std::find_if(std::begin(kind_names), std::end(kind_names),
                                     [&](const KindName& entry) { return entry.name == name; });
    return found == std::end(kind_names) ? TokenKind::Unknown : found->kind;
}

}  // namespace gouji::grammar
