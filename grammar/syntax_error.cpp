#include "grammar/syntax_error.h"

#include <string>

namespace gouji::grammar {

void explain_syntax(const RuleText& text, const std::vector<Token>& tokens, std::size_t at,
                    Diagnostics& diagnostics) {
    const Place place{text.place.source, tokens[at].span};
    diagnostics.add(Code::UnexpectedWord, place, {std::string(text.source.slice(place.span))});
}

}  // namespace gouji::grammar
