#include "grammar/parse.h"

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include <antlr4-runtime.h>

#include "GoujiLexer.h"
#include "GoujiParser.h"
#include "grammar/code_point.h"
#include "grammar/literal.h"
#include "grammar/syntax_error.h"

namespace gouji::grammar {

namespace {

using antlr4::ParserRuleContext;
using antlr4::tree::TerminalNode;
using generated::GoujiLexer;
using generated::GoujiParser;

// ---------- places ----------

// ANTLR counts code points from the start of the rule text; here they become bytes of the source.
class ByteOffsets {
  public:
    ByteOffsets(const Source& source, Span text) {
        std::uint32_t at = text.begin;
        while (at < text.end) {
            offsets_.push_back(at);
            const std::uint32_t length = code_point_length(source.slice({at, text.end}));
            if (length == 0) {
                broken_ = {at, at + 1};
                return;
            }
            at += length;
        }
        offsets_.push_back(text.end);
    }

    std::optional<Span> broken() const { return broken_; }

    Span span(const antlr4::Token& token) const {
        const std::size_t begin = std::min(token.getStartIndex(), offsets_.size() - 1);
        if (token.getType() == antlr4::Token::EOF) return {offsets_.back(), offsets_.back()};
        return {offsets_[begin], offsets_[token.getStopIndex() + 1]};
    }

  private:
    std::vector<std::uint32_t> offsets_;
    std::optional<Span> broken_;
};
// ---------- the tree ----------

// Copies ANTLR's parse tree, which is then dropped, into values.
class Builder {
  public:
    Builder(const Source& source, const ByteOffsets& offsets)
        : source_(source), offsets_(offsets) {}

    // The first date that no calendar has.
    std::optional<Span> wrong_date() const { return wrong_date_; }

    Expr condition(GoujiParser::ConditionContext* context) { return expr(context->expr()); }
    Expr reference(GoujiParser::ReferenceContext* context) { return postfix(context->postfix()); }
    Iteration iteration(GoujiParser::IterationContext* context);
    Hole hole(GoujiParser::HoleContext* context);
    Signature signature(GoujiParser::SignatureContext* context);

  private:
    Expr expr(GoujiParser::ExprContext* context);
    Expr postfix(GoujiParser::PostfixContext* context);
    Expr source(GoujiParser::SourceContext* context);
    Name name(ParserRuleContext* context) const;
    std::vector<Argument> arguments(GoujiParser::ArgsContext* context);
    Expr relation(GoujiParser::RelationContext* context);
    Node tail(Expr first, GoujiParser::RelTailContext* context);
    Expr term(GoujiParser::TermContext* context);
    Expr primary(GoujiParser::PrimaryContext* context);
    Node literal(GoujiParser::LiteralContext* context);
    Node select(Expr object, GoujiParser::SelectorContext* context);
    Expr pattern(GoujiParser::PatternContext* context);
    Expr path(GoujiParser::PathContext* context);
    Slice slice(GoujiParser::SliceContext* context);
    Argument argument(GoujiParser::ArgContext* context);
    std::vector<Expr> list(const std::vector<GoujiParser::ExprContext*>& contexts);

    Span span(ParserRuleContext* context) const {
        return {span(*context->getStart()).begin, span(*context->getStop()).end};
    }
    Span span(const antlr4::Token& token) const { return offsets_.span(token); }
    std::string_view text(TerminalNode* node) const {
        return source_.slice(span(*node->getSymbol()));
    }

    const Source& source_;
    const ByteOffsets& offsets_;
    std::optional<Span> wrong_date_;
};

template <class Context>
Context* as(antlr4::tree::ParseTree* tree) {
    return dynamic_cast<Context*>(tree);
}

Span joined(const Expr& first, const Expr& last) {
    return {first.span.begin, last.span.end};
}

Iteration Builder::iteration(GoujiParser::IterationContext* context) {
    Iteration iteration{name(context->name()), source(context->source()), std::nullopt};
    if (context->expr() != nullptr) iteration.filter = expr(context->expr());
    return iteration;
}

Hole Builder::hole(GoujiParser::HoleContext* context) {
    Hole hole{expr(context->expr()), std::nullopt, arguments(context->args())};
    if (context->name() != nullptr) hole.format = name(context->name());
    return hole;
}

Signature Builder::signature(GoujiParser::SignatureContext* context) {
    Signature signature{name(context->name()), {}};
    if (context->params() == nullptr) return signature;
    for (auto* parameter : context->params()->name())
        signature.parameters.push_back(name(parameter));
    return signature;
}

// Any rule that is one word: a name, or a keyword that stands as one.
Name Builder::name(ParserRuleContext* context) const {
    const Span place = span(context);
    const std::string_view word = source_.slice(place);
    if (!word.starts_with("「")) return {ascii_digits(word), Quoting::Plain, place};
    return {std::string(without_ends(word, "「", "」")), Quoting::Label, place};
}

std::vector<Expr> Builder::list(const std::vector<GoujiParser::ExprContext*>& contexts) {
    std::vector<Expr> items;
    for (auto* item : contexts) items.push_back(expr(item));
    return items;
}

Expr Builder::expr(GoujiParser::ExprContext* context) {
    const auto binary = [&](LogicOperator op, auto* logic) {
        Expr lhs = expr(logic->expr(0));
        return Expr{Logic{op, std::move(lhs), expr(logic->expr(1))}, span(context)};
    };
    if (auto* and_expr = as<GoujiParser::AndExprContext>(context))
        return binary(LogicOperator::And, and_expr);
    if (auto* or_expr = as<GoujiParser::OrExprContext>(context))
        return binary(LogicOperator::Or, or_expr);
    if (auto* implies = as<GoujiParser::ImpliesExprContext>(context))
        return binary(LogicOperator::Implies, implies);
    if (auto* not_expr = as<GoujiParser::NotExprContext>(context))
        return {Not{expr(not_expr->expr())}, span(context)};
    if (auto* if_expr = as<GoujiParser::IfExprContext>(context)) {
        Conditional conditional{expr(if_expr->expr(0)), expr(if_expr->expr(1)), std::nullopt};
        if (if_expr->ELSE() != nullptr) conditional.alternative = expr(if_expr->expr(2));
        return {std::move(conditional), span(context)};
    }
    if (auto* quantified = as<GoujiParser::QuantExprContext>(context)) {
        const Quantity quantity = quantified->ALL() != nullptr   ? Quantity::All
                                  : quantified->ANY() != nullptr ? Quantity::Any
                                                                 : Quantity::None;
        const bool filtered = quantified->WHERE() != nullptr;
        Quantifier quantifier{quantity, name(quantified->name()), source(quantified->source()),
                              std::nullopt, expr(quantified->expr(filtered ? 1 : 0))};
        if (filtered) quantifier.filter = expr(quantified->expr(0));
        return {std::move(quantifier), span(context)};
    }
    return relation(as<GoujiParser::RelExprContext>(context)->relation());
}

Expr Builder::relation(GoujiParser::RelationContext* context) {
    Expr first = term(context->term());
    if (context->relTail() == nullptr) return first;
    return {tail(std::move(first), context->relTail()), span(context)};
}

Comparator comparator(GoujiParser::CmpContext* context) {
    switch (context->getStart()->getType()) {
        case GoujiParser::EQ:
            return Comparator::Equal;
        case GoujiParser::NE:
            return Comparator::NotEqual;
        case GoujiParser::LT:
            return Comparator::Less;
        case GoujiParser::LE:
            return Comparator::LessOrEqual;
        case GoujiParser::GT:
            return Comparator::Greater;
        default:
            return Comparator::GreaterOrEqual;
    }
}

State state(GoujiParser::StateContext* context) {
    switch (context->getStart()->getType()) {
        case GoujiParser::MISSING:
            return State::Missing;
        case GoujiParser::INVALID:
            return State::Invalid;
        case GoujiParser::BLANK:
            return State::Blank;
        case GoujiParser::KNOWN:
            return State::Known;
        case GoujiParser::UNREAD:
            return State::Unread;
        case GoujiParser::NA:
            return State::NotApplicable;
        default:
            return State::Zero;
    }
}

Polarity polarity(TerminalNode* negation) {
    return negation == nullptr ? Polarity::Positive : Polarity::Negative;
}

Node Builder::tail(Expr first, GoujiParser::RelTailContext* context) {
    if (auto* compared = as<GoujiParser::CmpTailContext>(context)) {
        Comparison comparison{std::move(first), {}, std::nullopt};
        const std::size_t links = compared->cmp().size();
        for (std::size_t i = 0; i < links; ++i) {
            comparison.rest.push_back({comparator(compared->cmp(i)), term(compared->term(i))});
        }
        if (compared->WITHIN() != nullptr) comparison.tolerance = term(compared->term(links));
        return comparison;
    }
    if (auto* agrees = as<GoujiParser::AgreeTailContext>(context)) {
        return Agreement{std::move(first), term(agrees->term())};
    }
    if (auto* in = as<GoujiParser::InTailContext>(context)) {
        return Membership{polarity(in->NOT()), std::move(first), source(in->source())};
    }
    if (auto* match = as<GoujiParser::MatchTailContext>(context)) {
        const Matching matching =
            match->MATCHES() != nullptr ? Matching::Matches : Matching::Contains;
        return Match{matching, polarity(match->NOT()), std::move(first), pattern(match->pattern())};
    }
    auto* is = as<GoujiParser::StateTailContext>(context);
    return StateTest{std::move(first), polarity(is->NOT()), state(is->state())};
}

Expr Builder::source(GoujiParser::SourceContext* context) {
    if (context->term().empty()) return {List{list(context->expr())}, span(context)};
    Expr first = term(context->term(0));
    if (context->RANGE() == nullptr) return first;
    return {Range{std::move(first), term(context->term(1))}, span(context)};
}

Expr Builder::pattern(GoujiParser::PatternContext* context) {
    if (context->term() != nullptr) return term(context->term());
    if (auto* regex = context->REGEX()) {
        return {Regex{std::string(without_ends(text(regex), "r\"", "\""))}, span(context)};
    }
    List list;
    for (auto* item : context->STRING()) {
        list.items.push_back({Text{text_value(text(item))}, span(*item->getSymbol())});
    }
    return {std::move(list), span(context)};
}

Expr Builder::term(GoujiParser::TermContext* context) {
    const auto binary = [&](ArithmeticOperator op, auto* arithmetic) {
        Expr lhs = term(arithmetic->term(0));
        return Expr{Arithmetic{op, std::move(lhs), term(arithmetic->term(1))}, span(context)};
    };
    if (auto* sum = as<GoujiParser::AddTermContext>(context)) {
        return binary(
            sum->PLUS() != nullptr ? ArithmeticOperator::Add : ArithmeticOperator::Subtract, sum);
    }
    if (auto* product = as<GoujiParser::MulTermContext>(context)) {
        return binary(
            product->MUL() != nullptr ? ArithmeticOperator::Multiply : ArithmeticOperator::Divide,
            product);
    }
    if (auto* fallback = as<GoujiParser::DefaultTermContext>(context)) {
        Expr value = term(fallback->term(0));
        return {Default{std::move(value), term(fallback->term(1))}, span(context)};
    }
    if (auto* negation = as<GoujiParser::NegTermContext>(context))
        return {Negation{term(negation->term())}, span(context)};
    return postfix(as<GoujiParser::PostTermContext>(context)->postfix());
}

Expr Builder::postfix(GoujiParser::PostfixContext* context) {
    Expr object = primary(context->primary());
    const std::uint32_t begin = span(context).begin;
    for (auto* selector : context->selector()) {
        object = {select(std::move(object), selector), {begin, span(selector).end}};
    }
    return object;
}

Node Builder::select(Expr object, GoujiParser::SelectorContext* context) {
    if (auto* member = as<GoujiParser::MemberContext>(context))
        return Member{std::move(object), name(member->word())};
    if (as<GoujiParser::AllMembersContext>(context) != nullptr)
        return AllMembers{std::move(object)};
    if (auto* call = as<GoujiParser::CallContext>(context))
        return Call{std::move(object), arguments(call->args())};
    if (auto* index = as<GoujiParser::IndexContext>(context))
        return Index{std::move(object), expr(index->expr())};
    SomeMembers some{std::move(object), {}};
    for (auto* part : as<GoujiParser::SomeMembersContext>(context)->slice())
        some.slices.push_back(slice(part));
    return some;
}

Slice Builder::slice(GoujiParser::SliceContext* context) {
    Slice slice{path(context->path(0)), std::nullopt};
    if (context->RANGE() != nullptr) slice.last = path(context->path(1));
    return slice;
}

// The children are a name, and then a dot and a word or a star, over and over.
Expr Builder::path(GoujiParser::PathContext* context) {
    Expr object{name(context->name()), span(context->name())};
    for (std::size_t i = 2; i < context->children.size(); i += 2) {
        if (auto* word = as<GoujiParser::WordContext>(context->children[i])) {
            object = {Member{object, name(word)}, {object.span.begin, span(word).end}};
        } else {
            const Span star = span(*as<TerminalNode>(context->children[i])->getSymbol());
            object = {AllMembers{object}, {object.span.begin, star.end}};
        }
    }
    return object;
}

std::vector<Argument> Builder::arguments(GoujiParser::ArgsContext* context) {
    std::vector<Argument> all;
    if (context == nullptr) return all;
    for (auto* one : context->arg()) all.push_back(argument(one));
    return all;
}

// The names of an argument are, as far as they are there: its own, the generator's variable, the
// axis.
Argument Builder::argument(GoujiParser::ArgContext* context) {
    std::size_t names = 0;
    std::size_t exprs = 0;
    std::optional<Name> own;
    if (context->COLON() != nullptr) own = name(context->name(names++));
    Argument argument{std::move(own), expr(context->expr(exprs++)),
                      std::nullopt,   std::nullopt,
                      std::nullopt,   span(context)};
    if (context->RANGE() != nullptr) {
        Expr last = expr(context->expr(exprs++));
        const Span whole = joined(argument.value, last);
        argument.value = {Range{std::move(argument.value), std::move(last)}, whole};
    }
    if (context->FOR() != nullptr) {
        argument.generator = Generator{name(context->name(names++)), source(context->source())};
    }
    if (context->WHERE() != nullptr) argument.filter = expr(context->expr(exprs));
    if (context->OVER() != nullptr) argument.axis = name(context->name(names));
    return argument;
}

Expr Builder::primary(GoujiParser::PrimaryContext* context) {
    if (auto* parenthesised = as<GoujiParser::ParenPrimaryContext>(context))
        return expr(parenthesised->expr());
    if (auto* named = as<GoujiParser::NamePrimaryContext>(context))
        return {name(named->name()), span(context)};
    if (auto* literal_context = as<GoujiParser::LitPrimaryContext>(context)) {
        return {literal(literal_context->literal()), span(context)};
    }
    auto* scope = as<GoujiParser::ScopePrimaryContext>(context);
    const Scope which = scope->PRIOR() != nullptr      ? Scope::Prior
                        : scope->CHILDREN() != nullptr ? Scope::Children
                        : scope->PARENT() != nullptr   ? Scope::Parent
                                                       : Scope::Peers;
    return {which, span(context)};
}

Node Builder::literal(GoujiParser::LiteralContext* context) {
    if (auto* digits = context->NUMBER()) {
        auto* unit = context->unit();
        return number_value(text(digits),
                            unit == nullptr ? std::string_view() : source_.slice(span(unit)));
    }
    if (auto* string = context->STRING()) return Text{text_value(text(string))};
    if (context->TRUE() != nullptr) return Boolean{true};
    if (context->FALSE() != nullptr) return Boolean{false};
    if (auto* day = context->DATE()) {
        if (const std::optional<Date> known = date_value(text(day))) return DateLiteral{*known};
        if (!wrong_date_) wrong_date_ = span(context);
    }
    return Missing{};
}

// ---------- tokens ----------

TokenKind kind_of(std::size_t type) {
    switch (type) {
        case antlr4::Token::EOF:
            return TokenKind::End;
        case GoujiLexer::ID:
        case GoujiLexer::QUOTED:
            return TokenKind::Name;
        case GoujiLexer::NUMBER:
        case GoujiLexer::DATE:
        case GoujiLexer::STRING:
        case GoujiLexer::TRUE:
        case GoujiLexer::FALSE:
        case GoujiLexer::MISSING:
        case GoujiLexer::PRIOR:
        case GoujiLexer::CHILDREN:
        case GoujiLexer::PARENT:
        case GoujiLexer::PEERS:
            return TokenKind::Value;
        case GoujiLexer::REGEX:
            return TokenKind::Regex;
        case GoujiLexer::UNIT:
        case GoujiLexer::PERCENT:
            return TokenKind::Unit;
        case GoujiLexer::INVALID:
        case GoujiLexer::BLANK:
        case GoujiLexer::KNOWN:
        case GoujiLexer::UNREAD:
        case GoujiLexer::NA:
        case GoujiLexer::ZERO:
            return TokenKind::StateWord;
        case GoujiLexer::PLUS:
        case GoujiLexer::MUL:
        case GoujiLexer::DIV:
        case GoujiLexer::DEFAULT:
            return TokenKind::Plus;
        case GoujiLexer::MINUS:
            return TokenKind::Minus;
        case GoujiLexer::EQ:
        case GoujiLexer::NE:
        case GoujiLexer::LT:
        case GoujiLexer::LE:
        case GoujiLexer::GT:
        case GoujiLexer::GE:
            return TokenKind::Comparator;
        case GoujiLexer::AND:
        case GoujiLexer::OR:
        case GoujiLexer::IMPLIES:
            return TokenKind::Connective;
        case GoujiLexer::NOT:
            return TokenKind::Not;
        case GoujiLexer::IF:
            return TokenKind::If;
        case GoujiLexer::THEN:
            return TokenKind::Then;
        case GoujiLexer::ELSE:
            return TokenKind::Else;
        case GoujiLexer::ALL:
        case GoujiLexer::ANY:
        case GoujiLexer::NONE:
            return TokenKind::Quantity;
        case GoujiLexer::IN:
            return TokenKind::In;
        case GoujiLexer::WHERE:
            return TokenKind::Where;
        case GoujiLexer::SATISFY:
            return TokenKind::Satisfies;
        case GoujiLexer::FOR:
            return TokenKind::For;
        case GoujiLexer::OVER:
            return TokenKind::Over;
        case GoujiLexer::WITHIN:
            return TokenKind::Within;
        case GoujiLexer::AGREES:
            return TokenKind::Agrees;
        case GoujiLexer::WITH:
            return TokenKind::With;
        case GoujiLexer::AGREES_WITH:
            return TokenKind::AgreesWith;
        case GoujiLexer::MATCHES:
        case GoujiLexer::CONTAINS:
            return TokenKind::Matches;
        case GoujiLexer::IS:
            return TokenKind::Is;
        case GoujiLexer::RANGE:
            return TokenKind::Range;
        case GoujiLexer::BAR:
            return TokenKind::Bar;
        case GoujiLexer::DOT:
            return TokenKind::Dot;
        case GoujiLexer::LP:
            return TokenKind::OpenRound;
        case GoujiLexer::RP:
            return TokenKind::CloseRound;
        case GoujiLexer::LB:
            return TokenKind::OpenSquare;
        case GoujiLexer::RB:
            return TokenKind::CloseSquare;
        case GoujiLexer::COMMA:
            return TokenKind::Comma;
        case GoujiLexer::COLON:
            return TokenKind::Colon;
        default:
            return TokenKind::Unknown;
    }
}

// The tokens without comments and white space, once for ANTLR and once for our messages.
struct Lexed {
    std::vector<std::unique_ptr<antlr4::Token>> input;
    std::vector<Token> tokens;
};

// Stops at the first token that no tree may hold, and complains of it.
std::optional<Lexed> lex(GoujiLexer& lexer, const ByteOffsets& offsets, const RuleText& text,
                         Diagnostics& diagnostics) {
    Lexed lexed;
    DepthGauge depth;
    while (lexed.tokens.empty() || lexed.tokens.back().kind != TokenKind::End) {
        std::unique_ptr<antlr4::Token> token = lexer.nextToken();
        if (token->getChannel() != antlr4::Token::DEFAULT_CHANNEL) continue;
        const Token& ours =
            lexed.tokens.emplace_back(Token{kind_of(token->getType()), offsets.span(*token)});
        lexed.input.push_back(std::move(token));
        if (ours.kind == TokenKind::Unknown) {
            explain_syntax(text, lexed.tokens, lexed.tokens.size() - 1, diagnostics);
            return std::nullopt;
        }
        if (depth.after(ours.kind) > max_rule_depth) {
            diagnostics.add(Code::RuleTooDeep, {text.place.source, ours.span},
                            {std::to_string(max_rule_depth)});
            return std::nullopt;
        }
    }
    return lexed;
}

// ---------- parsing ----------

// Gives up at the first error and remembers where it was.
class FirstError : public antlr4::BailErrorStrategy {
  public:
    std::size_t token = 0;

    void recover(antlr4::Parser* parser, std::exception_ptr error) override {
        try {
            std::rethrow_exception(error);
        } catch (const antlr4::RecognitionException& exception) {
            token = exception.getOffendingToken()->getTokenIndex();
        }
        BailErrorStrategy::recover(parser, error);
    }
    antlr4::Token* recoverInline(antlr4::Parser* parser) override {
        token = parser->getCurrentToken()->getTokenIndex();
        return BailErrorStrategy::recoverInline(parser);
    }
};

// What one kind of field is to ANTLR, and to us.
template <class Tree, class Context>
struct Field {
    Context* (GoujiParser::*rule)();
    Tree (Builder::*build)(Context*);
};

// The parse tree, or null. The quick prediction mode may stumble over a correct text, the full one
// does not.
template <class Context>
Context* parse_tokens(GoujiParser& parser, Context* (GoujiParser::*rule)()) {
    using antlr4::atn::PredictionMode;
    for (const PredictionMode mode : {PredictionMode::SLL, PredictionMode::LL}) {
        parser.reset();
        parser.getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(mode);
        try {
            return (parser.*rule)();
        } catch (const antlr4::ParseCancellationException&) {
            continue;
        }
    }
    return nullptr;
}

// ANTLR 4.9 keeps static state that is not safe to share.
std::mutex antlr_mutex;

template <class Tree, class Context>
std::optional<Tree> parse_within_limits(const RuleText& text, Field<Tree, Context> field,
                                        Diagnostics& diagnostics) {
    const Place place = text.place;
    const ByteOffsets offsets(text.source, place.span);
    if (offsets.broken()) {
        diagnostics.add(Code::BrokenUtf8, {place.source, *offsets.broken()});
        return std::nullopt;
    }
    const std::lock_guard lock(antlr_mutex);
    antlr4::ANTLRInputStream input(std::string(text.source.slice(place.span)));
    GoujiLexer lexer(&input);
    std::optional<Lexed> lexed = lex(lexer, offsets, text, diagnostics);
    if (!lexed) return std::nullopt;

    antlr4::ListTokenSource token_source(std::move(lexed->input));
    antlr4::CommonTokenStream token_stream(&token_source);
    GoujiParser parser(&token_stream);
    parser.removeErrorListeners();
    const auto error = std::make_shared<FirstError>();  // ANTLR asks for a shared one
    parser.setErrorHandler(error);
    Context* context = parse_tokens(parser, field.rule);
    if (context == nullptr) {
        explain_syntax(text, lexed->tokens, error->token, diagnostics);
        return std::nullopt;
    }
    Builder builder(text.source, offsets);
    Tree tree = (builder.*field.build)(context);
    if (!builder.wrong_date()) return tree;
    diagnostics.add(Code::NoSuchDate, {place.source, *builder.wrong_date()},
                    {std::string(text.source.slice(*builder.wrong_date()))});
    return std::nullopt;
}

// A byte order mark is no part of the text.
Span without_mark(const Source& source, Span span) {
    if (source.slice(span).starts_with("\xEF\xBB\xBF")) span.begin += 3;
    return span;
}

template <class Tree, class Context>
std::optional<Tree> parse(const Sources& sources, Place place, Field<Tree, Context> field,
                          Diagnostics& diagnostics) {
    const Source& source = sources[place.source];
    place.span = without_mark(source, place.span);
    if (place.span.size() > max_rule_bytes) {
        const Span first_line = source.line(source.position(place.span.begin).line);
        diagnostics.add(
            Code::RuleTooLong,
            {place.source, {place.span.begin, std::min(place.span.end, first_line.end)}},
            {std::to_string(place.span.size()), std::to_string(max_rule_bytes)});
        return std::nullopt;
    }
    try {
        return parse_within_limits({source, place}, field, diagnostics);
    } catch (const std::exception& exception) {
        diagnostics.add(Code::ParserFailure, place, {exception.what()});
    } catch (...) {
        diagnostics.add(Code::ParserFailure, place, {"?"});
    }
    return std::nullopt;
}

}  // namespace

std::optional<Expr> parse_condition(const Sources& sources, Place text, Diagnostics& diagnostics) {
    return parse(sources, text, Field{&GoujiParser::condition, &Builder::condition}, diagnostics);
}

std::optional<Iteration> parse_iteration(const Sources& sources, Place text,
                                         Diagnostics& diagnostics) {
    return parse(sources, text, Field{&GoujiParser::iteration, &Builder::iteration}, diagnostics);
}

std::optional<Hole> parse_hole(const Sources& sources, Place text, Diagnostics& diagnostics) {
    return parse(sources, text, Field{&GoujiParser::hole, &Builder::hole}, diagnostics);
}

std::optional<Signature> parse_signature(const Sources& sources, Place text,
                                         Diagnostics& diagnostics) {
    return parse(sources, text, Field{&GoujiParser::signature, &Builder::signature}, diagnostics);
}

std::optional<Expr> parse_reference(const Sources& sources, Place text, Diagnostics& diagnostics) {
    return parse(sources, text, Field{&GoujiParser::reference, &Builder::reference}, diagnostics);
}

}  // namespace gouji::grammar
