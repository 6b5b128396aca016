#include "grammar/lex.h"

#include <memory>
#include <string>

#include <antlr4-runtime.h>

#include "GoujiLexer.h"
#include "facts/code.h"
#include "facts/text.h"
#include "grammar/limits.h"
#include "grammar/parse.h"

namespace gouji::grammar {

namespace {

using generated::GoujiLexer;

// ANTLR counts code points from the start of the rule text; here they become bytes of the source.
class ByteOffsets {
  public:
    explicit ByteOffsets(const RuleText& text) {
        const Span span = text.place.span;
        for (std::uint32_t at = span.begin; at < span.end; ++at) {
            if (!is_continuation(text.source.text()[at])) offsets_.push_back(at);
        }
        offsets_.push_back(span.end);
    }

    Span span(const antlr4::Token& token) const {
        if (token.getType() == antlr4::Token::EOF) return {offsets_.back(), offsets_.back()};
        return {offsets_[token.getStartIndex()], offsets_[token.getStopIndex() + 1]};
    }

  private:
    std::vector<std::uint32_t> offsets_;
};

}  // namespace

std::optional<std::vector<Token>> lex(const RuleText& text, Diagnostics& diagnostics) {
    const ByteOffsets offsets(text);
    antlr4::ANTLRInputStream input(std::string(text.source.slice(text.place.span)));
    GoujiLexer lexer(&input);
    lexer.removeErrorListeners();
    std::vector<Token> tokens;
    DepthGauge depth;
    while (tokens.empty() || tokens.back().kind != TokenKind::End) {
        const std::unique_ptr<antlr4::Token> token = lexer.nextToken();
        if (token->getChannel() != antlr4::Token::DEFAULT_CHANNEL) continue;
        const std::size_t type = token->getType();
        const TokenKind kind = kind_named(lexer.getVocabulary().getSymbolicName(type));
        tokens.push_back({kind, offsets.span(*token), type});
        if (kind == TokenKind::Unknown) {
            explain_syntax(text, tokens, tokens.size() - 1, diagnostics);
            return std::nullopt;
        }
        if (depth.after(kind) > max_rule_depth) {
            diagnostics.add(Code::RuleTooDeep, {text.place.source, tokens.back().span},
                            {std::to_string(max_rule_depth)});
            return std::nullopt;
        }
    }
    return tokens;
}

}  // namespace gouji::grammar
