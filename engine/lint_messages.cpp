// Messages that do not show what was wrong, and values that cannot be computed.
#include <algorithm>
#include <set>
#include <string>

#include "engine/lint.h"
#include "engine/rule_expressions.h"
#include "facts/code.h"
#include "grammar/walk.h"

namespace gouji::engine {

namespace {

using grammar::Expr;

bool is_comparison(const Expr& expr) {
    return std::holds_alternative<grammar::Comparison>(expr.node) ||
           std::holds_alternative<grammar::Agreement>(expr.node);
}

void add_words(const Expr& expr, std::set<std::string>& words) {
    for (const Expr* part : grammar::all_parts(expr)) {
        if (const auto* name = std::get_if<grammar::Name>(&part->node)) words.insert(name->text);
        if (const auto* member = std::get_if<grammar::Member>(&part->node))
            words.insert(member->name.text);
    }
}

// Comparisons whose sides belong to the place that is judged: those within a quantifier or a
// comprehension speak of things that the message cannot name.
void add_comparisons(const Expr& expr, std::vector<const Expr*>& found) {
    if (!grammar::variables(expr).empty()) return;
    if (is_comparison(expr)) found.push_back(&expr);
    for (const Expr* part : grammar::parts(expr)) add_comparisons(*part, found);
}

// What a condition asks to be known in order to hold.
void add_demanded(const Expr& expr, std::vector<const Expr*>& demanded) {
    if (const auto* logic = std::get_if<grammar::Logic>(&expr.node);
        logic != nullptr && logic->op == grammar::LogicOperator::And) {
        add_demanded(*logic->lhs, demanded);
        add_demanded(*logic->rhs, demanded);
    }
    const auto* test = std::get_if<grammar::StateTest>(&expr.node);
    if (test == nullptr) return;
    const bool asks_known =
        test->polarity == grammar::Polarity::Positive && test->state == grammar::State::Known;
    const bool asks_stated =
        test->polarity == grammar::Polarity::Negative && test->state == grammar::State::Missing;
    if (asks_known || asks_stated) demanded.push_back(&*test->value);
}

// The value itself is shown, not something that is said of it: {cell.label} has a value where the
// cell has none.
bool shows(const Expr& shown, const Expr& value) {
    if (shown == value) return true;
    if (std::holds_alternative<grammar::Member>(shown.node) ||
        std::holds_alternative<grammar::Default>(shown.node) ||
        std::holds_alternative<grammar::Conditional>(shown.node))
        return false;
    const auto parts = grammar::parts(shown);
    return std::any_of(parts.begin(), parts.end(),
                       [&](const Expr* part) { return shows(*part, value); });
}

// A whole number or decimal that is not 0.
bool is_nonzero_number(const Expr& expr) {
    const auto* number = std::get_if<grammar::Number>(&expr.node);
    return number != nullptr && number->digits.find_first_of("123456789") != std::string::npos;
}

// `divisor > 0`, `divisor != 0`, `0 < divisor`, `divisor is not zero`.
bool guards(const Expr& expr, const Expr& divisor) {
    if (const auto* test = std::get_if<grammar::StateTest>(&expr.node))
        return test->state == grammar::State::Zero && *test->value == divisor;
    const auto* comparison = std::get_if<grammar::Comparison>(&expr.node);
    if (comparison == nullptr) return false;
    return *comparison->first == divisor ||
           std::any_of(comparison->rest.begin(), comparison->rest.end(),
                       [&](const grammar::Comparand& each) { return each.operand == divisor; });
}

class MessageLint {
  public:
    MessageLint(const Sources& sources, Diagnostics& diagnostics)
        : sources_(sources), diagnostics_(diagnostics) {}

    void lint_rule(const rules::Rule& rule) {
        for (const rules::Check& check : rule.checks) {
            lint_numbers(check);
            lint_values(check);
            lint_comment(check.message);
        }
        lint_divisions(rule);
    }

  private:
    // A reader who is told of a comparison wants to see what was compared.
    void lint_numbers(const rules::Check& check) {
        std::vector<const Expr*> comparisons;
        add_comparisons(check.condition.tree, comparisons);
        if (comparisons.empty()) return;
        std::set<std::string> compared, shown;
        for (const Expr* comparison : comparisons) add_words(*comparison, compared);
        for (const rules::MessagePart& part : check.message.parts) {
            if (part.hole) add_words(part.hole->tree.value, shown);
        }
        const bool shows_any =
            std::any_of(shown.begin(), shown.end(),
                        [&](const std::string& word) { return compared.count(word) > 0; });
        if (!shows_any) diagnostics_.add(Code::MessageWithoutNumbers, check.message.place);
    }

    void lint_values(const rules::Check& check) {
        std::vector<const Expr*> demanded;
        add_demanded(check.condition.tree, demanded);
        // With several demands, the one that is not met may be another.
        if (demanded.size() != 1 ||
            !std::holds_alternative<grammar::StateTest>(check.condition.tree.node))
            return;
        for (const rules::MessagePart& part : check.message.parts) {
            if (part.hole && shows(part.hole->tree.value, *demanded.front()))
                diagnostics_.add(Code::HoleWithoutValue,
                                 Place{part.hole->place.source, part.hole->tree.value.span});
        }
    }

    // “第 #3 项”: YAML reads a comment from the blank and the # on.
    void lint_comment(const rules::Message& message) {
        const Source& source = sources_[message.place.source];
        const Span line = source.line(source.position(message.place.span.begin).line);
        if (message.place.span.end >= line.end || line.end < message.place.span.end + 2) return;
        const std::string_view behind = source.slice({message.place.span.end, line.end});
        const bool is_close = behind.size() > 2 && behind.starts_with(" #") && behind[2] != ' ';
        if (!is_close) return;
        diagnostics_.add(Code::CutByComment,
                         Place{message.place.source, {message.place.span.end + 1, line.end}});
    }

    void lint_divisions(const rules::Rule& rule) {
        const std::vector<RuleExpression> conditions = conditions_of(rule);
        for (const RuleExpression& expression : expressions_of(rule)) {
            for (const Expr* part : grammar::all_parts(*expression.tree)) {
                const auto* division = std::get_if<grammar::Arithmetic>(&part->node);
                if (division == nullptr || division->op != grammar::ArithmeticOperator::Divide)
                    continue;
                if (!is_guarded(*division->rhs, conditions) && !is_nonzero_number(*division->rhs))
                    tell_division(*division->rhs, expression.source);
            }
        }
    }

    static bool is_guarded(const Expr& divisor, const std::vector<RuleExpression>& conditions) {
        return std::any_of(
            conditions.begin(), conditions.end(), [&](const RuleExpression& condition) {
                const auto parts = grammar::all_parts(*condition.tree);
                return std::any_of(parts.begin(), parts.end(),
                                   [&](const Expr* part) { return guards(*part, divisor); });
            });
    }

    // The same divisor in check and message is one slip.
    void tell_division(const Expr& divisor, SourceId source) {
        const bool is_told = std::any_of(told_.begin(), told_.end(),
                                         [&](const Expr* told) { return *told == divisor; });
        if (is_told) return;
        told_.push_back(&divisor);
        diagnostics_.add(Code::UnguardedDivision, Place{source, divisor.span},
                         {std::string(sources_[source].slice(divisor.span))});
    }

    const Sources& sources_;
    Diagnostics& diagnostics_;
    std::vector<const Expr*> told_;
};

}  // namespace

void lint_messages(const Program& program, const Sources& sources, Diagnostics& diagnostics) {
    for (const rules::Rule& rule : program.pack->rules)
        MessageLint(sources, diagnostics).lint_rule(rule);
}

}  // namespace gouji::engine
