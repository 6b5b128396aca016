// Operators: what their sides have to be, and what they give.
#include "engine/expression_checker.h"

#include "engine/unit.h"
#include "facts/code.h"
#include "facts/decimal.h"
#include "facts/overloaded.h"

namespace gouji::engine {

namespace {

using grammar::ArithmeticOperator;
using grammar::Comparator;

constexpr std::string_view percent = "%";
constexpr std::int64_t months_of_year = 12;

const Type condition_type{Kind::Condition, Kind::Unknown, ""};

bool is_text(const Term& term) {
    return term.type.kind == Kind::Text || term.type.kind == Kind::Wording;
}

// 2024-1-31 without its zeros is a subtraction.
bool looks_like_date(const grammar::Expr& expr) {
    const auto* outer = std::get_if<grammar::Arithmetic>(&expr.node);
    if (outer == nullptr || outer->op != ArithmeticOperator::Subtract) return false;
    const auto* inner = std::get_if<grammar::Arithmetic>(&outer->lhs->node);
    if (inner == nullptr || inner->op != ArithmeticOperator::Subtract) return false;
    const auto* year = std::get_if<grammar::Number>(&inner->lhs->node);
    return year != nullptr && year->digits.size() == 4 &&
           std::holds_alternative<grammar::Number>(inner->rhs->node) &&
           std::holds_alternative<grammar::Number>(outer->rhs->node);
}

std::optional<Number> value_of(const grammar::Number& number) {
    const auto digits = Decimal::parse(number.digits);
    if (!digits) return std::nullopt;
    std::int64_t factor = 1;
    if (number.magnitude == grammar::Magnitude::TenThousand) factor = 10'000;
    if (number.magnitude == grammar::Magnitude::HundredMillion) factor = 100'000'000;
    const auto value = multiply(Number(*digits), Number(factor));
    return value && number.unit == percent ? divide(*value, Number(100)) : value;
}

bool is_equality(Comparator comparator) {
    return comparator == Comparator::Equal || comparator == Comparator::NotEqual;
}

}  // namespace

Term ExpressionChecker::check(const grammar::Expr& expr) {
    Term term = check_node(expr);
    term.span = expr.span;
    return term;
}

Term ExpressionChecker::check_as(Kind kind, const grammar::Expr& expr) {
    return with_kind(kind, check(expr));
}

Term ExpressionChecker::check_node(const grammar::Expr& expr) {
    const Span span = expr.span;
    return std::visit(
        overloaded{
            [&](const grammar::Number& node) { return check_number(node, span); },
            [&](const grammar::DateLiteral& node) {
                return constant({Kind::Date, {}, ""}, node.date, span);
            },
            [&](const grammar::Text& node) {
                return constant({Kind::Text, {}, ""}, node.value, span);
            },
            // The grammar takes it behind `matches` only.
            [&](const grammar::Regex&) { return complain(Code::Unsupported, span, {"r\"…\""}); },
            [&](const grammar::Boolean& node) {
                return constant(condition_type, node.value, span);
            },
            [&](const grammar::Missing&) { return complain(Code::MissingAsValue, span); },
            [&](const grammar::Negation& node) { return check_negation(node, span); },
            [&](const grammar::Arithmetic& node) { return check_arithmetic(node, span); },
            [&](const grammar::Default& node) { return check_default(node, span); },
            [&](const grammar::Comparison& node) { return check_comparison(node, span); },
            [&](const grammar::Agreement& node) { return check_agreement(node, span); },
            [&](const grammar::Membership& node) { return check_membership(node, span); },
            [&](const grammar::Match& node) { return check_match(node, span); },
            [&](const grammar::StateTest& node) { return check_state(node, span); },
            [&](const grammar::Not& node) {
                return operation(Op::Not, condition_type,
                                 {check_as(Kind::Condition, *node.operand)}, span);
            },
            [&](const grammar::Logic& node) {
                constexpr Op ops[] = {Op::And, Op::Or, Op::Implies};
                return operation(
                    ops[static_cast<std::size_t>(node.op)], condition_type,
                    {check_as(Kind::Condition, *node.lhs), check_as(Kind::Condition, *node.rhs)},
                    span);
            },
            [&](const grammar::Conditional& node) { return check_conditional(node, span); },
            [&](const grammar::Quantifier& node) { return check_quantifier(node, span); },
            [&](const grammar::List&) { return complain(Code::SetAsValue, span); },
            [&](const grammar::Range&) { return complain(Code::SetAsValue, span); },
            [&](const grammar::Index& node) { return check_index(node, span); },
            // Names, members, sets of members, calls and scopes.
            [&](const auto&) { return term_of(refer(expr), span); }},
        expr.node);
}

Term ExpressionChecker::check_number(const grammar::Number& number, Span span) {
    auto value = value_of(number);
    if (value && number.unit == "years") value = multiply(*value, Number(months_of_year));
    if (!value) return complain(Code::NumberTooLarge, span, {number.digits});
    if (number.unit == "days" || number.unit == "months" || number.unit == "workdays")
        return constant({Kind::Days, {}, number.unit}, *value, span);
    if (number.unit == "years") return constant({Kind::Days, {}, "months"}, *value, span);
    const std::string unit = number.unit == percent ? "" : number.unit;
    return constant({Kind::Number, {}, unit}, *value, span);
}

Term ExpressionChecker::check_default(const grammar::Default& fallback, Span span) {
    Term value = as_number(check(*fallback.value));
    Term other = as_number(check(*fallback.fallback));
    if (is_unknown(value)) return value;
    if (value.type.kind == Kind::Condition) return complain(Code::StateOfCondition, value.span);
    if (!fits(other, value.type.kind)) return expected(value.type.kind, other);
    const Type type = value.type;
    return operation(Op::Default, type, {std::move(value), std::move(other)}, span);
}

Term ExpressionChecker::check_comparison(const grammar::Comparison& comparison, Span span) {
    if (comparison.tolerance) return check_within(comparison, span);
    const grammar::Expr* left = &*comparison.first;
    Term lhs = as_number(check(*left));
    std::vector<Term> pairs;
    for (const grammar::Comparand& comparand : comparison.rest) {
        Term rhs = as_number(check(comparand.operand));
        if (lhs.type.kind == Kind::Date && looks_like_date(comparand.operand)) {
            pairs.push_back(complain_of_subtraction(comparand.operand));
        } else if (rhs.type.kind == Kind::Date && looks_like_date(*left)) {
            pairs.push_back(complain_of_subtraction(*left));
        } else {
            if (!are_texts(*left, comparand.operand)) {
                check_value(lhs, rhs);
                check_value(rhs, lhs);
            }
            pairs.push_back(check_pair(comparand.comparator, lhs, rhs));
        }
        lhs = std::move(rhs);
        left = &comparand.operand;
    }
    if (pairs.size() == 1) return std::move(pairs.front());
    return operation(Op::And, condition_type, std::move(pairs), span);
}

Term ExpressionChecker::complain_of_subtraction(const grammar::Expr& expr) {
    const auto& outer = std::get<grammar::Arithmetic>(expr.node);
    const auto& inner = std::get<grammar::Arithmetic>(outer.lhs->node);
    const auto digits = [](const grammar::Expr& part) {
        return std::get<grammar::Number>(part.node).digits;
    };
    const auto padded = [&](const grammar::Expr& part) {
        const std::string text = digits(part);
        return text.size() == 1 ? "0" + text : text;
    };
    const std::string year = digits(*inner.lhs);
    return complain(Code::DateSubtraction, expr.span,
                    {year + "-" + digits(*inner.rhs) + "-" + digits(*outer.rhs),
                     year + "-" + padded(*inner.rhs) + "-" + padded(*outer.rhs)});
}

Term ExpressionChecker::check_pair(Comparator comparator, const Term& lhs, const Term& rhs) {
    const Span span{lhs.span.begin, rhs.span.end};
    if (is_unknown(lhs) || is_unknown(rhs))
        return operation(Op::Compare, condition_type, {lhs, rhs}, span);
    Op op = Op::Compare;
    if (is_text(lhs) && is_text(rhs)) {
        if (!is_equality(comparator)) return complain(Code::TextOrder, span);
        const bool is_wording = lhs.type.kind == Kind::Wording || rhs.type.kind == Kind::Wording;
        if (is_wording) op = Op::CompareWording;
    } else if (lhs.type.kind != rhs.type.kind ||
               (lhs.type.kind != Kind::Number && lhs.type.kind != Kind::Date &&
                lhs.type.kind != Kind::Days)) {
        return incomparable(lhs, rhs);
    }
    Term left = lhs, right = rhs;
    bring_together(left, right);
    if (!units_agree(left, right))
        return complain(Code::UnitMismatch, span, {lhs.type.unit, rhs.type.unit});
    Term term = operation(op, condition_type, {std::move(left), std::move(right)}, span);
    if (auto* node = std::get_if<OperationTerm>(&term.node))
        node->detail = static_cast<std::uint8_t>(comparator);
    return term;
}

Term ExpressionChecker::check_within(const grammar::Comparison& comparison, Span span) {
    if (comparison.rest.size() != 1 || !is_equality(comparison.rest.front().comparator))
        return complain(Code::ToleranceOnOrder, comparison.tolerance->operator*().span);
    Term lhs = with_kind(Kind::Number, as_number(check(*comparison.first)));
    Term rhs = with_kind(Kind::Number, as_number(check(comparison.rest.front().operand)));
    Term tolerance = check_as(Kind::Number, **comparison.tolerance);
    for (Term* side : {&lhs, &rhs}) bring_together(*side, tolerance);
    bring_together(lhs, rhs);
    if (!units_agree(lhs, rhs))
        return complain(Code::UnitMismatch, span, {lhs.type.unit, rhs.type.unit});
    if (!units_agree(lhs, tolerance))
        return complain(Code::UnitMismatch, tolerance.span, {lhs.type.unit, tolerance.type.unit});
    const auto* number = std::get_if<grammar::Number>(&(**comparison.tolerance).node);
    if (number != nullptr && number->unit == percent) {
        const Span stated = tolerance.span;
        Term size = operation(Op::Absolute, rhs.type, {rhs}, rhs.span);
        tolerance =
            operation(Op::Multiply, rhs.type, {std::move(tolerance), std::move(size)}, stated);
    }
    Term term = operation(Op::CompareWithin, condition_type,
                          {std::move(lhs), std::move(rhs), std::move(tolerance)}, span);
    if (auto* node = std::get_if<OperationTerm>(&term.node))
        node->detail = static_cast<std::uint8_t>(comparison.rest.front().comparator);
    return term;
}

// What is stated in 元 may be counted in 万元: the number compared with says in what.
Term ExpressionChecker::check_agreement(const grammar::Agreement& agreement, Span span) {
    Term stated = check(*agreement.mention);
    Term number = check(*agreement.target);
    const bool is_subject = number.type.kind == Kind::Subject;
    number = with_kind(Kind::Number, as_number(std::move(number)));
    if (is_unknown(stated)) return stated;
    if (stated.type.kind != Kind::Mention && stated.type.kind != Kind::Percentage)
        return complain(Code::AgreesWithout, stated.span, {argument(described(stated.type.kind))});
    const auto factor = is_subject ? 0 : factor_of(number.type.unit);
    Term term = operation(Op::Agrees, condition_type, {std::move(stated), std::move(number)}, span);
    if (auto* node = std::get_if<OperationTerm>(&term.node))
        node->index = static_cast<std::size_t>(factor);
    return term;
}

Term ExpressionChecker::check_membership(const grammar::Membership& membership, Span span) {
    const Term value = as_number(check(*membership.value));
    Term term;
    if (const auto* range = std::get_if<grammar::Range>(&membership.set->node)) {
        term = check_range(value, *range, span);
    } else if (const auto* list = std::get_if<grammar::List>(&membership.set->node)) {
        std::vector<Term> equal;
        for (const grammar::Expr& item : list->items) {
            const Term one = as_number(check(item));
            check_value(value, one);
            equal.push_back(check_pair(Comparator::Equal, value, one));
            if (is_unknown(equal.back())) return equal.back();
        }
        term = operation(Op::Or, condition_type, std::move(equal), span);
    } else {
        const Term set = check(*membership.set);
        if (!fits(set, Kind::List)) return expected(Kind::List, set);
        if (!is_unknown(set) && !(is_text(value) && (set.type.element == Kind::Wording ||
                                                     set.type.element == Kind::Text)))
            return is_unknown(value) ? value : expected(Kind::Text, value);
        term = operation(Op::InList, condition_type, {value, set}, span);
    }
    if (membership.polarity == grammar::Polarity::Positive) return term;
    return operation(Op::Not, condition_type, {std::move(term)}, span);
}

Term ExpressionChecker::check_range(const Term& value, const grammar::Range& range, Span span) {
    const Term first = as_number(check(*range.first));
    const Term last = as_number(check(*range.last));
    Term from = check_pair(Comparator::GreaterOrEqual, value, first);
    if (is_unknown(from)) return from;
    return operation(Op::And, condition_type,
                     {std::move(from), check_pair(Comparator::LessOrEqual, value, last)}, span);
}

Term ExpressionChecker::check_match(const grammar::Match& match, Span span) {
    const Term found = check(*match.text);
    if (!is_unknown(found) && !is_text(found)) return expected(Kind::Text, found);
    Term term;
    if (const auto* regex = std::get_if<grammar::Regex>(&match.pattern->node)) {
        const auto compiled = Regex::compile(regex->pattern);
        if (!compiled) {
            Diagnostic slip = compiled.error();
            return complain(slip.code, match.pattern->span, slip.arguments);
        }
        term = operation(Op::Matches, condition_type, {found}, span);
        if (auto* node = std::get_if<OperationTerm>(&term.node)) node->text = regex->pattern;
    } else if (const auto* list = std::get_if<grammar::List>(&match.pattern->node)) {
        std::vector<Term> any;
        for (const grammar::Expr& piece : list->items)
            any.push_back(operation(Op::Contains, condition_type,
                                    {found, check_as(Kind::Text, piece)}, span));
        term = operation(Op::Or, condition_type, std::move(any), span);
    } else {
        if (match.matching == grammar::Matching::Matches)
            return complain(Code::PatternExpected, match.pattern->span);
        term = operation(Op::Contains, condition_type,
                         {found, check_as(Kind::Text, *match.pattern)}, span);
    }
    if (match.polarity == grammar::Polarity::Positive) return term;
    return operation(Op::Not, condition_type, {std::move(term)}, span);
}

Term ExpressionChecker::check_state(const grammar::StateTest& test, Span span) {
    Term value = as_number(check(*test.value));
    if (value.type.kind == Kind::Condition || value.type.kind == Kind::List)
        return complain(Code::StateOfCondition, value.span);
    if (value.type.kind == Kind::Table)
        value = operation(Op::Table, value.type, {value}, value.span);
    Op op = Op::Test;
    Asked asked = Asked::Missing;
    switch (test.state) {
        case grammar::State::Missing:
            break;
        case grammar::State::Blank:
            if (is_text(value)) op = Op::TestBlank;
            break;
        case grammar::State::Invalid:
            asked = Asked::Invalid;
            break;
        case grammar::State::Known:
            asked = Asked::Known;
            break;
        case grammar::State::Unread:
            asked = Asked::Unread;
            break;
        case grammar::State::NotApplicable:
            asked = Asked::NotApplicable;
            break;
        case grammar::State::Zero:
            op = Op::TestZero;
            value = with_kind(Kind::Number, std::move(value));
            break;
    }
    Term term = operation(op, condition_type, {std::move(value)}, span);
    if (auto* node = std::get_if<OperationTerm>(&term.node))
        node->detail = static_cast<std::uint8_t>(asked);
    if (test.polarity == grammar::Polarity::Positive) return term;
    return operation(Op::Not, condition_type, {std::move(term)}, span);
}

Term ExpressionChecker::check_conditional(const grammar::Conditional& conditional, Span span) {
    Term condition = check_as(Kind::Condition, *conditional.condition);
    Term consequence = as_number(check(*conditional.consequence));
    if (!conditional.alternative) {
        return operation(Op::Implies, condition_type,
                         {std::move(condition), with_kind(Kind::Condition, std::move(consequence))},
                         span);
    }
    Term alternative = as_number(check(**conditional.alternative));
    if (is_unknown(consequence)) return consequence;
    if (!fits(alternative, consequence.type.kind))
        return expected(consequence.type.kind, alternative);
    if (!units_agree(consequence, alternative))
        return complain(Code::UnitMismatch, span, {consequence.type.unit, alternative.type.unit});
    const Type type = consequence.type;
    return operation(Op::Conditional, type,
                     {std::move(condition), std::move(consequence), std::move(alternative)}, span);
}

Term ExpressionChecker::check_quantifier(const grammar::Quantifier& quantifier, Span span) {
    constexpr Folding foldings[] = {Folding::All, Folding::Any, Folding::None};
    LoopTerm loop{foldings[static_cast<std::size_t>(quantifier.quantity)],
                  0,
                  check_set(*quantifier.set),
                  {},
                  {}};
    loop.variable = declare(quantifier.variable, loop.set);
    if (quantifier.filter) loop.filter.push_back(check_as(Kind::Condition, **quantifier.filter));
    loop.body.push_back(check_as(Kind::Condition, *quantifier.body));
    forget();
    std::vector<Term> parts = loop.filter;
    parts.push_back(loop.body.front());
    const auto shape = common_shape(parts, span);
    return {condition_type, shape.value_or(Shape()), span, std::move(loop)};
}

Term ExpressionChecker::with_kind(Kind kind, Term term) {
    if (fits(term, kind)) return term;
    return expected(kind, term);
}

Term ExpressionChecker::as_number(Term term) {
    const Span span = term.span;
    if (term.type.kind == Kind::Subject)
        return operation(Op::SubjectOf, {Kind::Number, {}, ""}, {std::move(term)}, span);
    if (term.type.kind != Kind::Cell) return term;
    const Type number{Kind::Number, {}, term.type.unit};
    return operation(Op::Cell, number, {std::move(term)}, span);
}

std::optional<Shape> ExpressionChecker::common_shape(const std::vector<Term>& operands, Span span) {
    Shape shape;
    for (const Term& operand : operands) {
        const auto both = aligned(shape, operand.shape);
        if (!both) {
            complain(Code::AxisMismatch, span,
                     {setting_.tables[*shape.table].id, setting_.tables[*operand.shape.table].id});
            return std::nullopt;
        }
        shape = *both;
    }
    return shape;
}

Term ExpressionChecker::operation(Op op, Type type, std::vector<Term> operands, Span span) {
    const auto shape = common_shape(operands, span);
    return {std::move(type), shape.value_or(Shape()), span,
            OperationTerm{op, 0, "", 0, std::move(operands)}};
}

Term ExpressionChecker::constant(Type type, Constant value, Span span) const {
    return {std::move(type), Shape(), span, ConstantTerm{std::move(value)}};
}

}  // namespace gouji::engine
