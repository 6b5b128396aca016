// Arithmetic: of numbers with their units, of dates and stretches of time.
#include <utility>

#include "engine/expression_checker.h"
#include "engine/unit.h"
#include "facts/code.h"

namespace gouji::engine {

namespace {

using grammar::ArithmeticOperator;

const Type days_type{Kind::Days, Kind::Unknown, "days"};

const std::string& unit_of_both(const Term& lhs, const Term& rhs) {
    return lhs.type.unit.empty() ? rhs.type.unit : lhs.type.unit;
}

Op op_of(ArithmeticOperator op) {
    switch (op) {
        case ArithmeticOperator::Add:
            return Op::Add;
        case ArithmeticOperator::Subtract:
            return Op::Subtract;
        case ArithmeticOperator::Multiply:
            return Op::Multiply;
        case ArithmeticOperator::Divide:
            return Op::Divide;
    }
    return Op::Add;
}

}  // namespace

Term ExpressionChecker::check_negation(const grammar::Negation& negation, Span span) {
    Term operand = as_number(check(*negation.operand));
    if (operand.type.kind != Kind::Days) operand = with_kind(Kind::Number, std::move(operand));
    const Type type = operand.type;
    return operation(Op::Negate, type, {std::move(operand)}, span);
}

Term ExpressionChecker::check_arithmetic(const grammar::Arithmetic& arithmetic, Span span) {
    Term lhs = as_number(check(*arithmetic.lhs));
    Term rhs = as_number(check(*arithmetic.rhs));
    if (is_unknown(lhs) || is_unknown(rhs)) return operation(Op::Add, {}, {lhs, rhs}, span);
    const bool adds = arithmetic.op == ArithmeticOperator::Add;
    const bool subtracts = arithmetic.op == ArithmeticOperator::Subtract;
    if (subtracts && fits(lhs, Kind::Date) && fits(rhs, Kind::Date))
        return operation(Op::DaysBetween, days_type, {lhs, rhs}, span);
    if (adds && fits(lhs, Kind::Days) && fits(rhs, Kind::Date)) std::swap(lhs, rhs);
    if ((adds || subtracts) && fits(lhs, Kind::Date)) {
        if (!fits(rhs, Kind::Days)) return expected(Kind::Days, rhs);
        return check_shift(arithmetic.op, std::move(lhs), std::move(rhs), span);
    }
    if ((adds || subtracts) && fits(lhs, Kind::Days)) {
        if (!fits(rhs, Kind::Days)) return expected(Kind::Days, rhs);
        if (!units_agree(lhs, rhs))
            return complain(Code::UnitMismatch, span, {lhs.type.unit, rhs.type.unit});
        const Type days = lhs.type;
        return operation(op_of(arithmetic.op), days, {lhs, rhs}, span);
    }
    if (!fits(lhs, Kind::Number)) return expected(Kind::Number, lhs);
    if (!fits(rhs, Kind::Number)) return expected(Kind::Number, rhs);
    const bool is_division = arithmetic.op == ArithmeticOperator::Divide;
    if (adds || subtracts || is_division) bring_together(lhs, rhs);
    if ((adds || subtracts) && !units_agree(lhs, rhs))
        return complain(Code::UnitMismatch, span, {lhs.type.unit, rhs.type.unit});
    const bool is_ratio = arithmetic.op == ArithmeticOperator::Divide && !rhs.type.unit.empty();
    const Type number{Kind::Number, {}, is_ratio ? "" : unit_of_both(lhs, rhs)};
    return operation(op_of(arithmetic.op), number, {lhs, rhs}, span);
}

// A date, and a stretch of days or months from it.
Term ExpressionChecker::check_shift(ArithmeticOperator op, Term date, Term stretch, Span span) {
    const Type type = date.type;
    const bool adds = op == ArithmeticOperator::Add;
    if (stretch.type.unit == "days" || stretch.type.unit.empty())
        return operation(adds ? Op::AddDays : Op::SubtractDays, type,
                         {std::move(date), std::move(stretch)}, span);
    if (!adds) {
        const Type same = stretch.type;
        stretch = operation(Op::Negate, same, {std::move(stretch)}, span);
    }
    const Op shift = stretch.type.unit == "months" ? Op::AddMonths : Op::AddWorkdays;
    return operation(shift, type, {std::move(date), std::move(stretch)}, span);
}

// 12.6万元 and 126000元 are the same: both are brought to 元.
void ExpressionChecker::bring_together(Term& lhs, Term& rhs) const {
    if (lhs.type.unit.empty() || rhs.type.unit.empty() || lhs.type.unit == rhs.type.unit) return;
    if (base_of(lhs.type.unit) != base_of(rhs.type.unit)) return;
    for (Term* side : {&lhs, &rhs}) {
        const std::int64_t factor = factor_of(side->type.unit);
        if (factor == 1) continue;
        const Type base{Kind::Number, {}, std::string(base_of(side->type.unit))};
        const Span span = side->span;
        const Shape shape = side->shape;
        Term times = constant({Kind::Number, {}, ""}, Number(factor), span);
        *side = {base, shape, span,
                 OperationTerm{Op::Multiply, 0, "", 0, {std::move(*side), std::move(times)}}};
    }
}

Term ExpressionChecker::check_index(const grammar::Index& index, Span span) {
    Term list = check(*index.object);
    Term position = with_kind(Kind::Number, as_number(check(*index.position)));
    if (is_unknown(list)) return list;
    if (list.type.kind != Kind::List) return expected(Kind::List, list);
    const Type item{list.type.element, Kind::Unknown, ""};
    return operation(Op::ItemAt, item, {std::move(list), std::move(position)}, span);
}

}  // namespace gouji::engine
