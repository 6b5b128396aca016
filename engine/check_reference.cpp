// Names: what each stands for in the form, the pack and the report.
#include <algorithm>

#include "engine/called.h"
#include "engine/chinese_name.h"
#include "engine/expression_checker.h"
#include "facts/code.h"
#include "facts/overloaded.h"

namespace gouji::engine {

Reference ExpressionChecker::refer(const grammar::Expr& expr) {
    return std::visit(
        overloaded{
            [&](const grammar::Name& name) -> Reference { return refer_name(name); },
            [&](const grammar::Member& member) -> Reference {
                return refer_member(member, expr.span);
            },
            [&](const grammar::AllMembers& all) -> Reference { return refer_all(all, expr.span); },
            [&](const grammar::SomeMembers& some) -> Reference {
                return refer_some(some, expr.span);
            },
            [&](const grammar::Call& call) -> Reference { return check_call(call, expr.span); },
            [&](const grammar::Scope& scope) -> Reference { return refer_scope(scope); },
            [&](const auto&) -> Reference { return check(expr); }},
        expr.node);
}

Reference ExpressionChecker::refer_name(const grammar::Name& name) {
    const auto& variables = surroundings_.variables;
    const auto variable = std::find_if(variables.rbegin(), variables.rend(),
                                       [&](const Variable& one) { return one.name == name.text; });
    if (variable != variables.rend()) {
        const bool was_told = surroundings_.terms > most_terms;
        surroundings_.terms += variable->size;
        if (was_told) return constant({}, Status::Error, name.span);
        if (surroundings_.terms > most_terms)
            return complain(Code::RuleTooLarge, name.span, {std::to_string(most_terms)});
        const Term& value = variable->value;
        if (value.type.kind != Kind::Report) return value;
        if (std::holds_alternative<VariableTerm>(value.node)) return ReportReference{Role::Other};
        const auto* known = std::get_if<ConstantTerm>(&value.node);
        const auto* report = known == nullptr ? nullptr : std::get_if<Item>(&known->value);
        if (report != nullptr) return ReportReference{report->role};
        return value;
    }
    if (auto found = find_in_report(name, surroundings_.role)) return *found;
    if (auto found = find_definition(name)) return *found;
    const std::string_view canonical = canonical_name(name.text);
    if (canonical == "params") return CollectionReference{Collection::Parameters, Role::This};
    if (canonical == "row" && surroundings_.table) return place_term(Dimension::Rows, name.span);
    if (canonical == "column" && surroundings_.table)
        return place_term(Dimension::Columns, name.span);
    if (canonical == "table" && surroundings_.table) {
        const Item table{Kind::Table, Role::This, 0,
                         static_cast<std::uint32_t>(*surroundings_.table)};
        return constant({Kind::Table, {}, ""}, table, name.span);
    }
    return unknown_name(name);
}

// The row or column where the check stands: there is one for each.
Term ExpressionChecker::place_term(Dimension dimension, Span span) {
    const std::size_t table = *surroundings_.table;
    const Extent extent{Extent::Mode::Free, all_members(setting_.tables[table].axis(dimension))};
    const bool is_row = dimension == Dimension::Rows;
    const Shape shape{table, is_row ? extent : Extent(), is_row ? Extent() : extent};
    return {{is_row ? Kind::Row : Kind::Column, {}, ""}, shape, span, PlaceTerm{table, dimension}};
}

std::optional<Reference> ExpressionChecker::find_in_report(const grammar::Name& name, Role role) {
    if (surroundings_.table) {
        if (auto found = narrowed({*surroundings_.table, {}, {}, role}, name)) return *found;
    }
    for (std::size_t table = 0; table < setting_.tables.size(); ++table) {
        if (is_called(setting_.tables[table], name)) return TableReference{table, {}, {}, role};
    }
    if (canonical_name(name.text) == "mentions")
        return CollectionReference{Collection::Mentions, role};
    if (const auto property = property_named(Kind::Report, name.text)) {
        const PropertyEntry& entry = entry_of(*property);
        const Item report{Kind::Report, role, 0, 0};
        Term term = operation(Op::PropertyOf, {entry.kind, entry.element, ""},
                              {constant({Kind::Report, {}, ""}, report, name.span)}, name.span);
        std::get<OperationTerm>(term.node).detail = static_cast<std::uint8_t>(*property);
        return term;
    }
    if (const auto function = function_named(name.text)) return FunctionReference{*function, role};
    return std::nullopt;
}

Reference ExpressionChecker::refer_member(const grammar::Member& member, Span span) {
    return std::visit(
        overloaded{
            [&](Term object) -> Reference {
                return refer_member_of_term(std::move(object), member.name);
            },
            [&](const TableReference& table) -> Reference {
                if (const auto reference = narrowed(table, member.name)) return *reference;
                if (auto derived = derived_member(table, member.name, span))
                    return *std::move(derived);
                const bool is_cell =
                    table.rows.mode == Pick::Mode::One && table.columns.mode == Pick::Mode::One;
                if (is_cell && property_named(Kind::Cell, member.name.text))
                    return refer_member_of_term(cell_item(table, member.object->span), member.name);
                return unknown_part(table, member.name);
            },
            [&](const ReportReference& report) -> Reference {
                return refer_member_of_report(report.role, member.name);
            },
            [&](const CollectionReference& collection) -> Reference {
                return refer_member_of_collection(collection, member.name);
            },
            [&](const ParameterReference& parameter) -> Reference {
                return refer_member_of_term(check_parameter(*parameter.parameter, nullptr, span),
                                            member.name);
            },
            [&](const DefinitionReference& defined) -> Reference {
                return refer_member_of_term(
                    check_defined(defined.definition, nullptr, member.object->span), member.name);
            },
            [&](const FunctionReference&) -> Reference {
                return complain(Code::FunctionAsValue, member.object->span);
            }},
        refer(*member.object));
}

Reference ExpressionChecker::refer_member_of_term(Term object, const grammar::Name& name) {
    const Kind kind = object.type.kind;
    if (kind == Kind::Unknown) return object;
    // Only a loop's own report is at hand while it runs.
    if (kind == Kind::Report && !std::holds_alternative<ConstantTerm>(object.node))
        return one_of_reports(name);
    const auto property = property_named(kind, name.text);
    if (!property) return unknown_member(name, argument(described(kind)), property_names(kind));
    const PropertyEntry& entry = entry_of(*property);
    Term term =
        operation(Op::PropertyOf, {entry.kind, entry.element, ""}, {std::move(object)}, name.span);
    std::get<OperationTerm>(term.node).detail = static_cast<std::uint8_t>(*property);
    return term;
}

// children[1].year: which is the first, no author can know.
Term ExpressionChecker::one_of_reports(const grammar::Name& name) {
    diagnostics_.add(Code::Unsupported, Place{source_, name.span}, {name.text})
        .labels.front()
        .advice = {Hint::EachReport, {name.text}};
    return constant({}, Status::Error, name.span);
}

Reference ExpressionChecker::refer_member_of_report(Role role, const grammar::Name& name) {
    if (auto found = find_in_report(name, role)) return *found;
    return unknown_member(name, argument(described(Kind::Report)), property_names(Kind::Report));
}

Reference ExpressionChecker::refer_member_of_collection(const CollectionReference& collection,
                                                        const grammar::Name& name) {
    std::vector<std::string_view> known;
    if (collection.collection == Collection::Parameters) {
        for (const rules::Parameter& parameter : setting_.pack->params) {
            if (parameter.name.text == name.text) return ParameterReference{&parameter};
            known.push_back(parameter.name.text);
        }
        return unknown_member(name, "params", known);
    }
    if (collection.collection == Collection::Children) return refer_member_of_children(name);
    if (collection.collection == Collection::Peers) return refer_member_of_peers(name);
    return refer_member_of_mentions(collection, name);
}

// A mention by its name, which may have dots in it; the wholes and the percentages of all.
Reference ExpressionChecker::refer_member_of_mentions(const CollectionReference& collection,
                                                      const grammar::Name& name) {
    std::vector<std::string_view> known;
    const auto& mentions = setting_.pack->mentions;
    const std::string full = collection.prefix + name.text;
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        if (mentions[i].name.text.starts_with(full + "."))
            return CollectionReference{Collection::Mentions, collection.role, full + "."};
        if (mentions[i].name.text == full) {
            Term term = operation(Op::MentionsOf, {Kind::List, Kind::Mention, ""}, {}, name.span);
            auto& node = std::get<OperationTerm>(term.node);
            node.index = i + 1;
            node.detail = static_cast<std::uint8_t>(collection.role);
            return term;
        }
        known.push_back(mentions[i].name.text);
    }
    for (const Property property : {Property::Wholes, Property::Percentages}) {
        const PropertyEntry& entry = entry_of(property);
        known.push_back(entry.name);
        if (full != entry.name) continue;
        const Item report{Kind::Report, collection.role, 0, 0};
        Term term = operation(Op::PropertyOf, {entry.kind, entry.element, ""},
                              {constant({Kind::Report, {}, ""}, report, name.span)}, name.span);
        std::get<OperationTerm>(term.node).detail = static_cast<std::uint8_t>(property);
        return term;
    }
    return unknown_member(name, "mentions", known);
}

}  // namespace gouji::engine
