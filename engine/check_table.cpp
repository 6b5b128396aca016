// Slices of tables: rows, columns, groups and ranges of them, and the cells that they make.
#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "engine/called.h"
#include "engine/expression_checker.h"
#include "facts/code.h"
#include "facts/overloaded.h"
#include "facts/text.h"
#include "facts/wording.h"

namespace gouji::engine {

namespace {

constexpr Dimension dimensions[] = {Dimension::Rows, Dimension::Columns};

const AxisGroup* group_called(const Axis& axis, const grammar::Name& name) {
    const auto found = std::find_if(axis.groups.begin(), axis.groups.end(),
                                    [&](const AxisGroup& group) { return is_called(group, name); });
    return found == axis.groups.end() ? nullptr : &*found;
}

bool includes_text(const std::vector<std::string>& texts, std::string_view text) {
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

bool includes(const std::vector<std::size_t>& members, std::size_t member) {
    return std::binary_search(members.begin(), members.end(), member);
}

// In a group, a member may be named without the group's name in front.
bool is_member_called(const AxisMember& member, const Pick& pick, const grammar::Name& name) {
    if (is_called(member, name)) return true;
    return pick.mode == Pick::Mode::Group && member.id == pick.id + "." + name.text;
}

}  // namespace

Reference ExpressionChecker::refer_all(const grammar::AllMembers& all, Span span) {
    Reference object = refer(*all.object);
    auto* table = std::get_if<TableReference>(&object);
    if (table == nullptr) {
        const Term term = term_of(std::move(object), all.object->span);
        return term.type.kind == Kind::Unknown ? term : complain(Code::NotASet, span);
    }
    for (const Dimension dimension : {Dimension::Columns, Dimension::Rows}) {
        Pick& pick = table->pick(dimension);
        if (pick.mode == Pick::Mode::Group) {
            pick.mode = Pick::Mode::Set;
            return *table;
        }
    }
    for (const Dimension dimension : dimensions) {
        Pick& pick = table->pick(dimension);
        if (pick.mode == Pick::Mode::Whole) {
            pick = {Pick::Mode::Set, "",
                    all_members(setting_.tables[table->table].axis(dimension))};
            return *table;
        }
    }
    return complain(Code::NotASet, span);
}

Reference ExpressionChecker::refer_some(const grammar::SomeMembers& some, Span span) {
    const Reference object = refer(*some.object);
    const auto* table = std::get_if<TableReference>(&object);
    if (table == nullptr) {
        const Term term = term_of(object, some.object->span);
        return term.type.kind == Kind::Unknown ? term : complain(Code::NotASet, span);
    }
    std::optional<TableReference> whole;
    for (const grammar::Slice& slice : some.slices) {
        const auto part = slice_of(*table, slice);
        if (!part) return constant({}, Status::Error, span);
        if (!whole) {
            whole = part;
            continue;
        }
        for (const Dimension dimension : dimensions) {
            Pick& pick = whole->pick(dimension);
            if (pick.mode != part->pick(dimension).mode) return complain(Code::MixedSet, span);
            if (pick.mode != Pick::Mode::Set) continue;
            std::vector<std::size_t> members;
            std::set_union(pick.members.begin(), pick.members.end(),
                           part->pick(dimension).members.begin(),
                           part->pick(dimension).members.end(), std::back_inserter(members));
            pick.members = std::move(members);
        }
    }
    return *whole;
}

std::optional<TableReference> ExpressionChecker::slice_of(const TableReference& table,
                                                          const grammar::Slice& slice) {
    return range_of(slice.first, slice.last ? *slice.last : slice.first, &table);
}

// `first`..`last`, on whichever axis both name members of; inside `within` where that is given.
std::optional<TableReference> ExpressionChecker::range_of(const grammar::Expr& first,
                                                          const grammar::Expr& last,
                                                          const TableReference* within) {
    const auto end_of = [&](const grammar::Expr& expr) -> std::optional<TableReference> {
        Reference reference = within != nullptr ? refer_within(*within, expr) : refer(expr);
        if (const auto* table = std::get_if<TableReference>(&reference)) return *table;
        const Term term = term_of(std::move(reference), expr.span);
        if (term.type.kind != Kind::Unknown) complain(Code::NotASet, expr.span);
        return std::nullopt;
    };
    const auto from = end_of(first);
    const auto to = end_of(last);
    if (!from || !to) return std::nullopt;
    const Span span{first.span.begin, last.span.end};
    if (from->table != to->table) {
        complain(Code::AxisMismatch, span,
                 {setting_.tables[from->table].id, setting_.tables[to->table].id});
        return std::nullopt;
    }
    return spanned(*from, *to, within, span);
}

std::optional<TableReference> ExpressionChecker::spanned(const TableReference& from,
                                                         const TableReference& to,
                                                         const TableReference* within, Span span) {
    TableReference reference = from;
    std::size_t spanned_axes = 0;
    for (const Dimension dimension : dimensions) {
        const Pick& first = from.pick(dimension);
        const Pick& last = to.pick(dimension);
        const bool is_given = within != nullptr &&
                              within->pick(dimension).mode != Pick::Mode::Whole &&
                              within->pick(dimension).mode != Pick::Mode::Group;
        if (is_given || (first.mode == Pick::Mode::Whole && last.mode == Pick::Mode::Whole))
            continue;
        if (first.mode == last.mode && first.mode == Pick::Mode::One && first.id == last.id &&
            spanned_axes > 0)
            continue;
        Pick& pick = reference.pick(dimension);
        pick = {Pick::Mode::Set, "",
                setting_.tables[from.table].axis(dimension).between(first.members, last.members)};
        ++spanned_axes;
        if (pick.members.empty()) {
            complain(Code::EmptyRange, span, {first.id, last.id});
            return std::nullopt;
        }
    }
    return reference;
}

Reference ExpressionChecker::refer_within(const TableReference& table, const grammar::Expr& expr) {
    if (const auto* name = std::get_if<grammar::Name>(&expr.node)) {
        if (const auto reference = narrowed(table, *name)) return *reference;
        return unknown_part(table, *name);
    }
    if (const auto* member = std::get_if<grammar::Member>(&expr.node)) {
        Reference object = refer_within(table, *member->object);
        const auto* inner = std::get_if<TableReference>(&object);
        if (inner == nullptr) return object;
        if (const auto reference = narrowed(*inner, member->name)) return *reference;
        return unknown_part(*inner, member->name);
    }
    if (const auto* all = std::get_if<grammar::AllMembers>(&expr.node)) {
        Reference object = refer_within(table, *all->object);
        auto* inner = std::get_if<TableReference>(&object);
        if (inner == nullptr) return object;
        for (const Dimension dimension : dimensions) {
            Pick& pick = inner->pick(dimension);
            if (pick.mode == Pick::Mode::Group) pick.mode = Pick::Mode::Set;
        }
        return object;
    }
    return complain(Code::NotASet, expr.span);
}

std::optional<Reference> ExpressionChecker::narrowed(const TableReference& table,
                                                     const grammar::Name& name) {
    if (name.quoting == grammar::Quoting::Label) return narrowed_to_label(table, name);
    TableReference reference = table;
    for (const Dimension dimension : dimensions) {
        if (narrow_axis(reference, dimension, name)) return reference;
    }
    return std::nullopt;
}

// A row and a column may be labelled alike but for a number mark: what is written as it is printed
// goes before what is written without the mark, and between two of a kind nothing is guessed.
std::optional<Reference> ExpressionChecker::narrowed_to_label(const TableReference& table,
                                                              const grammar::Name& name) {
    std::vector<std::string> ids =
        ids_labelled(table, normal_form(name.text), &AxisMember::printed, &AxisGroup::printed);
    if (ids.empty())
        ids = ids_labelled(table, wording_form(name.text), &AxisMember::labels, &AxisGroup::labels);
    if (ids.empty()) return std::nullopt;
    if (ids.size() > 1)
        return complain(Code::AmbiguousLabel, name.span,
                        {name.text, fmt::format("{}", fmt::join(ids, ", "))});
    grammar::Name id = name;
    id.text = ids.front();
    id.quoting = grammar::Quoting::Plain;
    return narrowed(table, id);
}

// The rows, columns and groups labelled so that the reference leaves open. A group and the row that
// may stand in its place share an id.
std::vector<std::string> ExpressionChecker::ids_labelled(
    const TableReference& table, const std::string& text,
    std::vector<std::string> AxisMember::*of_member,
    std::vector<std::string> AxisGroup::*of_group) const {
    std::vector<std::string> ids;
    const auto add = [&](const auto& named, const std::vector<std::string>& texts) {
        if (includes_text(texts, text) && !includes_text(ids, named.id)) ids.push_back(named.id);
    };
    for (const Dimension dimension : dimensions) {
        const Axis& axis = setting_.tables[table.table].axis(dimension);
        const Pick& pick = table.pick(dimension);
        if (pick.mode != Pick::Mode::Whole && pick.mode != Pick::Mode::Group) continue;
        const auto is_open = [&](std::size_t member) {
            return pick.mode == Pick::Mode::Whole || includes(pick.members, member);
        };
        for (const AxisGroup& group : axis.groups) {
            if (is_open(group.members.front())) add(group, group.*of_group);
        }
        for (std::size_t i = 0; i < axis.members.size(); ++i) {
            if (is_open(i)) add(axis.members[i], axis.members[i].*of_member);
        }
    }
    return ids;
}

// A group goes before the one row that a report may print in its place.
bool ExpressionChecker::narrow_axis(TableReference& reference, Dimension dimension,
                                    const grammar::Name& name) {
    const Axis& axis = setting_.tables[reference.table].axis(dimension);
    Pick& pick = reference.pick(dimension);
    if (pick.mode != Pick::Mode::Whole && pick.mode != Pick::Mode::Group) return false;
    const bool is_whole = pick.mode == Pick::Mode::Whole;
    const AxisGroup* group = group_called(axis, name);
    const bool is_inner = group != nullptr && !is_whole && group->id != pick.id &&
                          includes(pick.members, group->members.front());
    if (group != nullptr && (is_whole || is_inner)) {
        pick = {Pick::Mode::Group, group->id, group->members};
        return true;
    }
    for (std::size_t i = 0; i < axis.members.size(); ++i) {
        if (!is_whole && !includes(pick.members, i)) continue;
        if (!is_member_called(axis.members[i], pick, name)) continue;
        pick = {Pick::Mode::One, axis.members[i].id, {i}};
        return true;
    }
    return false;
}

Term ExpressionChecker::cell_item(const TableReference& reference, Span span) {
    const CellIndex cell = setting_.tables[reference.table].cell(reference.rows.members.front(),
                                                                 reference.columns.members.front());
    if (cell == no_cell)
        return complain(Code::NoSuchCell, span, {reference.rows.id, reference.columns.id});
    const Item item{Kind::Cell, reference.role, 0, static_cast<std::uint32_t>(cell)};
    return constant({Kind::Cell, {}, setting_.form->cell(cell).unit}, item, span);
}

Term ExpressionChecker::term_of(Reference reference, Span span) {
    return std::visit(
        overloaded{
            [&](Term& term) -> Term { return std::move(term); },
            [&](TableReference& table) -> Term { return term_of_table(table, span); },
            [&](ReportReference& report) -> Term {
                return constant({Kind::Report, {}, ""}, Item{Kind::Report, report.role, 0, 0},
                                span);
            },
            [&](CollectionReference& collection) -> Term {
                const bool is_no_value = collection.collection == Collection::Parameters ||
                                         collection.collection == Collection::Peers;
                if (is_no_value) return complain(Code::FunctionAsValue, span);
                if (collection.collection == Collection::Children)
                    return list_of_neighbours(Property::Children, span);
                Term term = operation(Op::MentionsOf, {Kind::List, Kind::Mention, ""}, {}, span);
                std::get<OperationTerm>(term.node).detail =
                    static_cast<std::uint8_t>(collection.role);
                return term;
            },
            [&](ParameterReference& parameter) -> Term {
                return check_parameter(*parameter.parameter, nullptr, span);
            },
            [&](DefinitionReference& defined) -> Term {
                return check_defined(defined.definition, nullptr, span);
            },
            [&](FunctionReference&) -> Term { return complain(Code::FunctionAsValue, span); }},
        reference);
}

Term ExpressionChecker::term_of_table(const TableReference& reference, Span span) {
    if (auto derived = derived_term(reference, span)) return *derived;
    if (complain_of_group(reference, span)) return constant({}, Status::Error, span);
    const TableNames& table = setting_.tables[reference.table];
    CellsTerm cells{reference.table, {}, {}, reference.role};
    Shape shape{reference.table, {}, {}};
    const auto members_of = [&](Dimension dimension) {
        const Pick& pick = reference.pick(dimension);
        return pick.mode == Pick::Mode::Whole ? all_members(table.axis(dimension)) : pick.members;
    };
    const std::vector<std::size_t> rows = members_of(Dimension::Rows);
    const std::vector<std::size_t> columns = members_of(Dimension::Columns);
    std::string unit;
    bool has_cells = false;
    const auto has_cell = [&](std::size_t row, std::size_t column) {
        const CellIndex cell = table.cell(row, column);
        if (cell == no_cell) return false;
        const std::string& other = setting_.form->cell(cell).unit;
        unit = !has_cells || unit == other ? other : "";
        has_cells = true;
        return true;
    };
    std::vector<std::size_t> used_rows, used_columns;
    for (const std::size_t row : rows) {
        for (const std::size_t column : columns) {
            if (!has_cell(row, column)) continue;
            if (used_rows.empty() || used_rows.back() != row) used_rows.push_back(row);
            used_columns.push_back(column);
        }
    }
    if (!has_cells)
        return complain(Code::NoSuchCell, span, {reference.rows.id, reference.columns.id});
    std::sort(used_columns.begin(), used_columns.end());
    used_columns.erase(std::unique(used_columns.begin(), used_columns.end()), used_columns.end());
    const auto spread = [](const Pick& pick, std::vector<std::size_t>& used, Extent& extent,
                           std::optional<std::size_t>& fixed) {
        if (pick.mode == Pick::Mode::One) {
            fixed = pick.members.front();
            return;
        }
        const bool is_whole = pick.mode == Pick::Mode::Whole;
        extent = {is_whole ? Extent::Mode::Free : Extent::Mode::Marked, std::move(used)};
    };
    spread(reference.rows, used_rows, shape.rows, cells.row);
    spread(reference.columns, used_columns, shape.columns, cells.column);
    if (shape.is_scalar()) shape.table.reset();
    return {{Kind::Number, {}, unit}, shape, span, cells};
}

// A path that the form derives: requests.denied.total.
std::optional<Term> ExpressionChecker::derived_term(const TableReference& reference, Span span) {
    const auto is_named = [](const Pick& pick) {
        return pick.mode == Pick::Mode::One || pick.mode == Pick::Mode::Group;
    };
    if (!is_named(reference.rows) || !is_named(reference.columns)) return std::nullopt;
    return derived_at(
        setting_.tables[reference.table].id + "." + reference.rows.id + "." + reference.columns.id,
        reference, span);
}

// A sum of the form that stands in no row or column of its own: received.with_carried_in.
std::optional<Term> ExpressionChecker::derived_member(const TableReference& table,
                                                      const grammar::Name& name, Span span) {
    if (table.rows.mode != Pick::Mode::One || table.columns.mode != Pick::Mode::Whole)
        return std::nullopt;
    return derived_at(setting_.tables[table.table].id + "." + table.rows.id + "." + name.text,
                      table, span);
}

std::optional<Term> ExpressionChecker::derived_at(const std::string& path,
                                                  const TableReference& reference, Span span) {
    const auto& all = setting_.form->derived;
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Derived& one) { return one.path == path; });
    if (found == all.end()) return std::nullopt;
    const auto index = static_cast<std::size_t>(found - all.begin());
    if (surroundings_.forbids_derived) return std::nullopt;
    if (!setting_.derived[index]) return constant({}, Status::Error, span);
    Surroundings surroundings;
    surroundings.table = reference.table;
    surroundings.role = reference.role;
    surroundings.blanks = surroundings_.blanks;
    surroundings.forbids_derived = true;
    Diagnostics slips;
    ExpressionChecker checker(setting_, source_, slips, surroundings);
    Term sum = checker.check(*setting_.derived[index]);
    const Type type = sum.type;
    const Shape shape = sum.shape;
    return Term{type, shape, span, DerivedTerm{index, {std::move(sum)}}};
}

bool ExpressionChecker::complain_of_group(const TableReference& reference, Span span) {
    for (const Dimension dimension : dimensions) {
        const Pick& pick = reference.pick(dimension);
        if (pick.mode != Pick::Mode::Group) continue;
        complain(Code::GroupAsNumber, span, {pick.id, std::to_string(pick.members.size())});
        return true;
    }
    return false;
}

}  // namespace gouji::engine
