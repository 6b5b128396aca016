#include "grammar/parse.h"

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include <antlr4-runtime.h>

#include "GoujiParser.h"
#include "facts/code.h"
#include "grammar/lex.h"
#include "grammar/limits.h"
#include "grammar/literal.h"
#include "grammar/syntax_error.h"
#include "grammar/token.h"

namespace gouji::grammar {

namespace {

using antlr4::ParserRuleContext;
using antlr4::tree::TerminalNode;
using Antlr = generated::GoujiParser;

// ---------- the tree ----------

// Our tokens hand their bytes to ANTLR in place of code points, and get them back.
std::unique_ptr<antlr4::Token> antlr_token(const Token& token) {
    auto copy = std::make_unique<antlr4::CommonToken>(token.type);
    copy->setStartIndex(token.span.begin);
    copy->setStopIndex(token.span.end);
    return copy;
}

Span span_of(const antlr4::Token& token) {
    return {static_cast<std::uint32_t>(token.getStartIndex()),
            static_cast<std::uint32_t>(token.getStopIndex())};
}

// Copies ANTLR's parse tree, which is then dropped, into values.
class Builder {
  public:
    explicit Builder(const Source& source) : source_(source) {}

    // The first date that no calendar has.
    std::optional<Span> wrong_date() const { return wrong_date_; }

    Expr condition(Antlr::ConditionContext* context) { return expr(context->expr()); }
    Expr reference(Antlr::ReferenceContext* context) { return postfix(context->postfix()); }
    Iteration iteration(Antlr::IterationContext* context);
    Hole hole(Antlr::HoleContext* context);
    Signature signature(Antlr::SignatureContext* context);

  private:
    Expr expr(Antlr::ExprContext* context);
    Expr postfix(Antlr::PostfixContext* context);
    Expr source(Antlr::SourceContext* context);
    Name name(ParserRuleContext* context) const;
    std::vector<Argument> arguments(Antlr::ArgsContext* context);
    Expr relation(Antlr::RelationContext* context);
    Node tail(Expr first, Antlr::RelTailContext* context);
    Expr term(Antlr::TermContext* context);
    Expr primary(Antlr::PrimaryContext* context);
    Node literal(Antlr::LiteralContext* context);
    Node select(Expr object, Antlr::SelectorContext* context);
    Expr pattern(Antlr::PatternContext* context);
    Expr path(Antlr::PathContext* context);
    Slice slice(Antlr::SliceContext* context);
    Argument argument(Antlr::ArgContext* context);
    std::vector<Expr> list(const std::vector<Antlr::ExprContext*>& contexts);

    Span span(ParserRuleContext* context) const {
        return {span_of(*context->getStart()).begin, span_of(*context->getStop()).end};
    }
    std::string_view text(ParserRuleContext* context) const { return source_.slice(span(context)); }
    std::string_view text(TerminalNode* node) const {
        return source_.slice(span_of(*node->getSymbol()));
    }

    const Source& source_;
    std::optional<Span> wrong_date_;
};

template <class Context>
Context* as(antlr4::tree::ParseTree* tree) {
    return dynamic_cast<Context*>(tree);
}

Span joined(const Expr& first, const Expr& last) {
    return {first.span.begin, last.span.end};
}

Iteration Builder::iteration(Antlr::IterationContext* context) {
    Iteration iteration{name(context->name()), source(context->source()), std::nullopt};
    if (context->expr() != nullptr) iteration.filter = expr(context->expr());
    return iteration;
}

Hole Builder::hole(Antlr::HoleContext* context) {
    Hole hole{expr(context->expr()), std::nullopt, arguments(context->args())};
    if (context->name() != nullptr) hole.format = name(context->name());
    return hole;
}

Signature Builder::signature(Antlr::SignatureContext* context) {
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

std::vector<Expr> Builder::list(const std::vector<Antlr::ExprContext*>& contexts) {
    std::vector<Expr> items;
    for (auto* item : contexts) items.push_back(expr(item));
    return items;
}

Expr Builder::expr(Antlr::ExprContext* context) {
    const auto binary = [&](LogicOperator op, auto* logic) {
        Expr lhs = expr(logic->expr(0));
        return Expr{Logic{op, std::move(lhs), expr(logic->expr(1))}, span(context)};
    };
    if (auto* and_expr = as<Antlr::AndExprContext>(context))
        return binary(LogicOperator::And, and_expr);
    if (auto* or_expr = as<Antlr::OrExprContext>(context))
        return binary(LogicOperator::Or, or_expr);
    if (auto* implies = as<Antlr::ImpliesExprContext>(context))
        return binary(LogicOperator::Implies, implies);
    if (auto* not_expr = as<Antlr::NotExprContext>(context))
        return {Not{expr(not_expr->expr())}, span(context)};
    if (auto* if_expr = as<Antlr::IfExprContext>(context)) {
        Conditional conditional{expr(if_expr->expr(0)), expr(if_expr->expr(1)), std::nullopt};
        if (if_expr->ELSE() != nullptr) conditional.alternative = expr(if_expr->expr(2));
        return {std::move(conditional), span(context)};
    }
    if (auto* quantified = as<Antlr::QuantExprContext>(context)) {
        const Quantity quantity = quantified->ALL() != nullptr   ? Quantity::All
                                  : quantified->ANY() != nullptr ? Quantity::Any
                                                                 : Quantity::None;
        const bool filtered = quantified->WHERE() != nullptr;
        Quantifier quantifier{quantity, name(quantified->name()), source(quantified->source()),
                              std::nullopt, expr(quantified->expr(filtered ? 1 : 0))};
        if (filtered) quantifier.filter = expr(quantified->expr(0));
        return {std::move(quantifier), span(context)};
    }
    return relation(as<Antlr::RelExprContext>(context)->relation());
}

Expr Builder::relation(Antlr::RelationContext* context) {
    Expr first = term(context->term());
    if (context->relTail() == nullptr) return first;
    return {tail(std::move(first), context->relTail()), span(context)};
}

Comparator comparator(Antlr::CmpContext* context) {
    if (context->EQ() != nullptr) return Comparator::Equal;
    if (context->NE() != nullptr) return Comparator::NotEqual;
    if (context->LT() != nullptr) return Comparator::Less;
    if (context->LE() != nullptr) return Comparator::LessOrEqual;
    if (context->GT() != nullptr) return Comparator::Greater;
    return Comparator::GreaterOrEqual;
}

State state(Antlr::StateContext* context) {
    if (context->MISSING() != nullptr) return State::Missing;
    if (context->INVALID() != nullptr) return State::Invalid;
    if (context->BLANK() != nullptr) return State::Blank;
    if (context->KNOWN() != nullptr) return State::Known;
    if (context->UNREAD() != nullptr) return State::Unread;
    if (context->NA() != nullptr) return State::NotApplicable;
    return State::Zero;
}

Polarity polarity(TerminalNode* negation) {
    return negation == nullptr ? Polarity::Positive : Polarity::Negative;
}

Node Builder::tail(Expr first, Antlr::RelTailContext* context) {
    if (auto* compared = as<Antlr::CmpTailContext>(context)) {
        Comparison comparison{std::move(first), {}, std::nullopt};
        const std::size_t links = compared->cmp().size();
        for (std::size_t i = 0; i < links; ++i) {
            comparison.rest.push_back({comparator(compared->cmp(i)), term(compared->term(i))});
        }
        if (compared->WITHIN() != nullptr) comparison.tolerance = term(compared->term(links));
        return comparison;
    }
    if (auto* agrees = as<Antlr::AgreeTailContext>(context)) {
        return Agreement{std::move(first), term(agrees->term())};
    }
    if (auto* in = as<Antlr::InTailContext>(context)) {
        return Membership{polarity(in->NOT()), std::move(first), source(in->source())};
    }
    if (auto* match = as<Antlr::MatchTailContext>(context)) {
        const Matching matching =
            match->MATCHES() != nullptr ? Matching::Matches : Matching::Contains;
        return Match{matching, polarity(match->NOT()), std::move(first), pattern(match->pattern())};
    }
    auto* is = as<Antlr::StateTailContext>(context);
    return StateTest{std::move(first), polarity(is->NOT()), state(is->state())};
}

Expr Builder::source(Antlr::SourceContext* context) {
    if (context->term().empty()) return {List{list(context->expr())}, span(context)};
    Expr first = term(context->term(0));
    if (context->RANGE() == nullptr) return first;
    return {Range{std::move(first), term(context->term(1))}, span(context)};
}

Expr Builder::pattern(Antlr::PatternContext* context) {
    if (context->term() != nullptr) return term(context->term());
    if (auto* regex = context->REGEX()) {
        return {Regex{std::string(without_ends(text(regex), "r\"", "\""))}, span(context)};
    }
    List list;
    for (auto* item : context->STRING()) {
        list.items.push_back({Text{text_value(text(item))}, span_of(*item->getSymbol())});
    }
    return {std::move(list), span(context)};
}

Expr Builder::term(Antlr::TermContext* context) {
    const auto binary = [&](ArithmeticOperator op, auto* arithmetic) {
        Expr lhs = term(arithmetic->term(0));
        return Expr{Arithmetic{op, std::move(lhs), term(arithmetic->term(1))}, span(context)};
    };
    if (auto* sum = as<Antlr::AddTermContext>(context)) {
        return binary(
            sum->PLUS() != nullptr ? ArithmeticOperator::Add : ArithmeticOperator::Subtract, sum);
    }
    if (auto* product = as<Antlr::MulTermContext>(context)) {
        return binary(
            product->MUL() != nullptr ? ArithmeticOperator::Multiply : ArithmeticOperator::Divide,
            product);
    }
    if (auto* fallback = as<Antlr::DefaultTermContext>(context)) {
        Expr value = term(fallback->term(0));
        return {Default{std::move(value), term(fallback->term(1))}, span(context)};
    }
    if (auto* negation = as<Antlr::NegTermContext>(context))
        return {Negation{term(negation->term())}, span(context)};
    return postfix(as<Antlr::PostTermContext>(context)->postfix());
}

Expr Builder::postfix(Antlr::PostfixContext* context) {
    Expr object = primary(context->primary());
    const std::uint32_t begin = span(context).begin;
    for (auto* selector : context->selector()) {
        object = {select(std::move(object), selector), {begin, span(selector).end}};
    }
    return object;
}

Node Builder::select(Expr object, Antlr::SelectorContext* context) {
    if (auto* member = as<Antlr::MemberContext>(context))
        return Member{std::move(object), name(member->word())};
    if (as<Antlr::AllMembersContext>(context) != nullptr) return AllMembers{std::move(object)};
    if (auto* call = as<Antlr::CallContext>(context))
        return Call{std::move(object), arguments(call->args())};
    if (auto* index = as<Antlr::IndexContext>(context))
        return Index{std::move(object), expr(index->expr())};
    SomeMembers some{std::move(object), {}};
    for (auto* part : as<Antlr::SomeMembersContext>(context)->slice())
        some.slices.push_back(slice(part));
    return some;
}

Slice Builder::slice(Antlr::SliceContext* context) {
    Slice slice{path(context->path(0)), std::nullopt};
    if (context->RANGE() != nullptr) slice.last = path(context->path(1));
    return slice;
}

// The children are a name, and then a dot and a word or a star, over and over.
Expr Builder::path(Antlr::PathContext* context) {
    Expr object{name(context->name()), span(context->name())};
    for (std::size_t i = 2; i < context->children.size(); i += 2) {
        if (auto* word = as<Antlr::WordContext>(context->children[i])) {
            object = {Member{object, name(word)}, {object.span.begin, span(word).end}};
        } else {
            const Span star = span_of(*as<TerminalNode>(context->children[i])->getSymbol());
            object = {AllMembers{object}, {object.span.begin, star.end}};
        }
    }
    return object;
}

std::vector<Argument> Builder::arguments(Antlr::ArgsContext* context) {
    std::vector<Argument> all;
    if (context == nullptr) return all;
    for (auto* one : context->arg()) all.push_back(argument(one));
    return all;
}

// The names of an argument are, as far as they are there: its own, the generator's variable, the
// axis.
Argument Builder::argument(Antlr::ArgContext* context) {
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

Expr Builder::primary(Antlr::PrimaryContext* context) {
    if (auto* parenthesised = as<Antlr::ParenPrimaryContext>(context))
        return expr(parenthesised->expr());
    if (auto* named = as<Antlr::NamePrimaryContext>(context))
        return {name(named->name()), span(context)};
    if (auto* literal_context = as<Antlr::LitPrimaryContext>(context)) {
        return {literal(literal_context->literal()), span(context)};
    }
    auto* scope = as<Antlr::ScopePrimaryContext>(context);
    const Scope which = scope->PRIOR() != nullptr      ? Scope::Prior
                        : scope->CHILDREN() != nullptr ? Scope::Children
                        : scope->PARENT() != nullptr   ? Scope::Parent
                                                       : Scope::Peers;
    return {which, span(context)};
}

Node Builder::literal(Antlr::LiteralContext* context) {
    if (auto* digits = context->NUMBER()) {
        auto* unit = context->unit();
        return number_value(text(digits), unit == nullptr ? std::string_view() : text(unit));
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
    Context* (Antlr::*rule)();
    Tree (Builder::*build)(Context*);
};

// The parse tree, or null. The quick prediction mode may stumble over a correct text, the full one
// does not.
template <class Context>
Context* parse_tokens(Antlr& parser, Context* (Antlr::*rule)()) {
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
std::optional<Tree> parse_text(const RuleText& text, Field<Tree, Context> field,
                               Diagnostics& diagnostics) {
    if (!is_readable(text, diagnostics)) return std::nullopt;
    const std::lock_guard lock(antlr_mutex);
    const std::optional<std::vector<Token>> tokens = lex(text, diagnostics);
    if (!tokens) return std::nullopt;

    std::vector<std::unique_ptr<antlr4::Token>> input;
    for (const Token& token : *tokens) input.push_back(antlr_token(token));
    antlr4::ListTokenSource token_source(std::move(input));
    antlr4::CommonTokenStream token_stream(&token_source);
    Antlr parser(&token_stream);
    parser.removeErrorListeners();
    const auto error = std::make_shared<FirstError>();  // ANTLR asks for a shared one
    parser.setErrorHandler(error);
    Context* context = parse_tokens(parser, field.rule);
    if (context == nullptr) {
        explain_syntax(text, *tokens, error->token, diagnostics);
        return std::nullopt;
    }
    Builder builder(text.source);
    Tree tree = (builder.*field.build)(context);
    if (!builder.wrong_date()) return tree;
    diagnostics.add(Code::NoSuchDate, {text.place.source, *builder.wrong_date()},
                    {std::string(text.source.slice(*builder.wrong_date()))});
    return std::nullopt;
}

template <class Tree, class Context>
std::optional<Tree> parse(const RuleText& text, Field<Tree, Context> field,
                          Diagnostics& diagnostics) {
    try {
        return parse_text(text, field, diagnostics);
    } catch (...) {
        // ANTLR's own words stay here.
        diagnostics.add(Code::ParserFailure, text.place);
        return std::nullopt;
    }
}

// A byte order mark is no part of the text.
RuleText rule_text(const Sources& sources, Place place, FieldKind field) {
    const Source& source = sources[place.source];
    if (source.slice(place.span).starts_with("\xEF\xBB\xBF")) place.span.begin += 3;
    return {source, place, field};
}

}  // namespace

std::optional<Expr> parse_condition(const Sources& sources, Place text, Diagnostics& diagnostics) {
    return parse(rule_text(sources, text, FieldKind::Condition),
                 Field{&Antlr::condition, &Builder::condition}, diagnostics);
}

std::optional<Iteration> parse_iteration(const Sources& sources, Place text,
                                         Diagnostics& diagnostics) {
    return parse(rule_text(sources, text, FieldKind::Iteration),
                 Field{&Antlr::iteration, &Builder::iteration}, diagnostics);
}

std::optional<Hole> parse_hole(const Sources& sources, Place text, Diagnostics& diagnostics) {
    return parse(rule_text(sources, text, FieldKind::Hole), Field{&Antlr::hole, &Builder::hole},
                 diagnostics);
}

std::optional<Signature> parse_signature(const Sources& sources, Place text,
                                         Diagnostics& diagnostics) {
    return parse(rule_text(sources, text, FieldKind::Signature),
                 Field{&Antlr::signature, &Builder::signature}, diagnostics);
}

std::optional<Expr> parse_reference(const Sources& sources, Place text, Diagnostics& diagnostics) {
    return parse(rule_text(sources, text, FieldKind::Reference),
                 Field{&Antlr::reference, &Builder::reference}, diagnostics);
}

}  // namespace gouji::grammar
