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
    set.absent = surroundings_.absent;
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
    const auto is_report = [](const Variable& one) {
        return one.value.type.kind == Kind::Report &&
               std::holds_alternative<VariableTerm>(one.value.node);
    };
    const auto& variables = surroundings_.variables;
    const bool is_second = std::any_of(variables.begin(), variables.end(), is_report);
    if (set.element.kind == Kind::Report && is_second)
        complain(Code::Unsupported, name.span, {"children"});
    define(name.text, {set.element, Shape(), name.span, VariableTerm{variable}});
    const std::size_t repetitions = std::max<std::size_t>(set.items.size(), 1);
    surroundings_.variables.back().repetitions = repetitions;
    surroundings_.repetitions *= repetitions;
    if (surroundings_.repetitions > most_repetitions)
        complain(Code::RuleTooLarge, name.span, {std::to_string(most_repetitions)});
    return variable;
}

// Another report, or the list of those below.
Reference ExpressionChecker::refer_scope(grammar::Scope scope) {
    switch (scope) {
        case grammar::Scope::Prior:
            neighbours_.prior = true;
            return ReportReference{Role::Prior};
        case grammar::Scope::Parent:
            neighbours_.parent = true;
            return ReportReference{Role::Parent};
        case grammar::Scope::Children:
            neighbours_.children = true;
            return CollectionReference{Collection::Children, Role::This};
        case grammar::Scope::Peers:
            break;
    }
    return CollectionReference{Collection::Peers, Role::This};
}

// children.agencies
Reference ExpressionChecker::refer_member_of_children(const grammar::Name& name) {
    const std::string_view agencies = entry_of(Property::ChildAgencies).name;
    if (name.text == agencies) return list_of_neighbours(Property::ChildAgencies, name.span);
    return unknown_member(name, "children", {agencies});
}

// A statistic of the pack, or the list of the parts that another report says as well.
Reference ExpressionChecker::refer_member_of_peers(const grammar::Name& name) {
    const std::string_view alike = entry_of(Property::Alike).name;
    std::vector<std::string_view> known{alike};
    neighbours_.peers = true;
    if (name.text == alike) return list_of_neighbours(Property::Alike, name.span);
    const auto& statistics = setting_.pack->statistics;
    for (std::size_t i = 0; i < statistics.size(); ++i) {
        known.push_back(statistics[i].name.text);
        if (statistics[i].name.text != name.text) continue;
        neighbours_.statistics.push_back(i);
        return constant({Kind::Statistic, {}, ""},
                        Item{Kind::Statistic, Role::This, 0, static_cast<std::uint32_t>(i)},
                        name.span);
    }
    return unknown_member(name, "peers", known);
}

Term ExpressionChecker::list_of_neighbours(Property list, Span span) const {
    const PropertyEntry& entry = entry_of(list);
    Term report = constant({Kind::Report, {}, ""}, Item{Kind::Report, Role::This, 0, 0}, span);
    OperationTerm node{Op::PropertyOf, static_cast<std::uint8_t>(list), "", 0, {}};
    node.operands.push_back(std::move(report));
    return {{entry.kind, entry.element, ""}, Shape(), span, std::move(node)};
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
