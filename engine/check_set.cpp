// What iterations run over, and the variables that they declare.
#include <algorithm>
#include <utility>

#include "engine/expression_checker.h"
#include "facts/code.h"

namespace gouji::engine {

namespace {

constexpr std::int64_t longest_range = 1000;
const Type number_type{Kind::Number, Kind::Unknown, ""};

}  // namespace

SetTerm ExpressionChecker::check_set(const grammar::Expr& expr) {
    SetTerm set;
    if (const auto* list = std::get_if<grammar::List>(&expr.node)) {
        for (const grammar::Expr& item : list->items) {
            Term term = as_number(check(item));
            if (!set.items.empty() && term.type.kind != set.element.kind)
                term = expected(set.element.kind, term);
            if (set.items.empty()) set.element = term.type;
            set.items.push_back(std::move(term));
        }
        return set;
    }
    if (const auto* range = std::get_if<grammar::Range>(&expr.node)) {
        const Term from = check(*range->first);
        const Term to = check(*range->last);
        if (from.type.kind == Kind::Unknown || to.type.kind == Kind::Unknown) return set;
        const auto first = whole_of(from);
        const auto last = whole_of(to);
        set.element = number_type;
        if (!first || !last || *last < *first || *last - *first >= longest_range) {
            complain(Code::RangeOfNumbers, expr.span);
            return set;
        }
        for (std::int64_t n = *first; n <= *last; ++n)
            set.items.push_back(constant(number_type, Number(n), expr.span));
        return set;
    }
    Term list = check(expr);
    if (list.type.kind != Kind::List) {
        if (list.type.kind != Kind::Unknown) expected(Kind::List, list);
        return set;
    }
    set.element = {list.type.element, Kind::Unknown, ""};
    if (const auto* node = std::get_if<OperationTerm>(&list.node);
        node != nullptr && node->op == Op::PropertyOf) {
        const auto property = static_cast<Property>(node->detail);
        if (property == Property::FormCells) return form_cells(expr.span);
        if (property == Property::FormTables) return form_tables(expr.span);
    }
    set.list.push_back(std::move(list));
    return set;
}

SetTerm ExpressionChecker::form_cells(Span span) const {
    SetTerm set{{Kind::Cell, Kind::Unknown, ""}, {}, {}, true};
    for (std::size_t i = 0; i < setting_.form->cells.size(); ++i) {
        const Item item{Kind::Cell, Role::This, 0, static_cast<std::uint32_t>(i)};
        set.items.push_back(constant(set.element, item, span));
    }
    return set;
}

SetTerm ExpressionChecker::form_tables(Span span) const {
    SetTerm set{{Kind::Table, Kind::Unknown, ""}, {}, {}, false};
    for (std::size_t i = 0; i < setting_.tables.size(); ++i) {
        const Item item{Kind::Table, Role::This, 0, static_cast<std::uint32_t>(i)};
        set.items.push_back(constant(set.element, item, span));
    }
    return set;
}

std::size_t ExpressionChecker::declare(const grammar::Name& name, const SetTerm& set) {
    const std::size_t variable = surroundings_.next_variable++;
    define(name.text, {set.element, Shape(), name.span, VariableTerm{variable}});
    const std::size_t repetitions = std::max<std::size_t>(set.items.size(), 1);
    surroundings_.variables.back().repetitions = repetitions;
    surroundings_.repetitions *= repetitions;
    if (surroundings_.repetitions > most_repetitions)
        complain(Code::RuleTooLarge, name.span, {std::to_string(most_repetitions)});
    return variable;
}

void ExpressionChecker::forget() {
    surroundings_.repetitions /= surroundings_.variables.back().repetitions;
    surroundings_.variables.pop_back();
}

void ExpressionChecker::define(std::string name, Term value) {
    const std::size_t size = size_of(value);
    surroundings_.variables.push_back({std::move(name), std::move(value), size, 1});
}

}  // namespace gouji::engine
