#include "engine/form_names.h"

#include <algorithm>
#include <utility>

#include "facts/text.h"
#include "facts/wording.h"

namespace gouji::engine {

namespace {

void add_once(std::vector<std::string>& all, std::string text) {
    if (std::find(all.begin(), all.end(), text) == all.end()) all.push_back(std::move(text));
}

// Columns, rows and groups alike have an id, a label and aliases.
template <class Named, class Printed>
void add_names(Named& named, const Printed& printed, const Table& table) {
    const std::string& label = table.label(printed.label).official;
    for (const std::string& alias : printed.aliases) add_once(named.aliases, alias);
    add_once(named.printed, normal_form(label));
    add_once(named.labels, wording_form(label));
}

// A new member stands behind the one it is printed behind.
template <class Printed>
void add_members(Axis& axis, const std::vector<Printed>& printed, const Table& table) {
    std::size_t behind = 0;
    for (const Printed& one : printed) {
        auto at = axis.find(one.id);
        if (!at) {
            at = behind;
            axis.members.insert(axis.members.begin() + static_cast<std::ptrdiff_t>(behind),
                                AxisMember{one.id, {}, {}, {}});
        }
        add_names(axis.members[*at], one, table);
        behind = *at + 1;
    }
}

template <class Printed>
std::vector<std::size_t> order_of(const Axis& axis, const std::vector<Printed>& printed) {
    std::vector<std::size_t> order;
    order.reserve(printed.size());
    for (const Printed& one : printed) order.push_back(*axis.find(one.id));
    return order;
}

AxisGroup& group_called(Axis& axis, const std::string& id) {
    const auto found = std::find_if(axis.groups.begin(), axis.groups.end(),
                                    [&](const AxisGroup& group) { return group.id == id; });
    if (found != axis.groups.end()) return *found;
    return axis.groups.emplace_back(AxisGroup{id, {}, {}, {}, {}});
}

void insert_sorted(std::vector<std::size_t>& members, std::size_t member) {
    const auto at = std::lower_bound(members.begin(), members.end(), member);
    if (at == members.end() || *at != member) members.insert(at, member);
}

void add_groups(Axis& axis, const std::vector<Group>& groups, const Table& table) {
    const std::vector<std::size_t>& order = axis.orders.back();
    for (const Group& printed : groups) {
        AxisGroup& group = group_called(axis, printed.id);
        add_names(group, printed, table);
        for (std::size_t i = printed.first; i <= printed.last; ++i)
            insert_sorted(group.members, order[i]);
    }
}

void add_collapsed(Axis& axis, const Table& table) {
    const std::vector<std::size_t>& order = axis.orders.back();
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        if (const auto group = table.rows[row].collapses)
            insert_sorted(group_called(axis, table.row_groups[*group].id).members, order[row]);
    }
}

void fill_cells(TableNames& names, const Form& form) {
    for (const AxisMember& row : names.rows.members) {
        for (const AxisMember& column : names.columns.members)
            names.cells.push_back(
                form.find(names.id + "." + row.id + "." + column.id).value_or(no_cell));
    }
}

std::vector<const Table*> printed_tables(const Form& form, const std::string& id) {
    std::vector<const Table*> tables;
    for (const Edition& edition : form.editions) {
        if (const Table* table = edition.table(id)) tables.push_back(table);
    }
    std::reverse(tables.begin(), tables.end());
    return tables;
}

TableNames names_of(const Form& form, const std::string& id) {
    TableNames names{id, {}, {}, {}, {}, {}};
    const std::vector<const Table*> newest_first = printed_tables(form, id);
    // Every member has its final index before an index is kept anywhere.
    for (const Table* table : newest_first) {
        for (const std::string& alias : table->aliases) add_once(names.aliases, alias);
        add_once(names.labels, wording_form(table->title));
        add_members(names.rows, table->rows, *table);
        add_members(names.columns, table->columns, *table);
    }
    for (const Table* table : newest_first) {
        names.rows.orders.push_back(order_of(names.rows, table->rows));
        names.columns.orders.push_back(order_of(names.columns, table->columns));
        add_groups(names.rows, table->row_groups, *table);
        add_groups(names.columns, table->column_groups, *table);
        add_collapsed(names.rows, *table);
    }
    fill_cells(names, form);
    return names;
}

}  // namespace

std::optional<std::size_t> Axis::find(std::string_view id) const {
    const auto found = std::find_if(members.begin(), members.end(),
                                    [&](const AxisMember& member) { return member.id == id; });
    if (found == members.end()) return std::nullopt;
    return static_cast<std::size_t>(found - members.begin());
}

const AxisGroup* Axis::group(std::string_view id) const {
    const auto found = std::find_if(groups.begin(), groups.end(),
                                    [&](const AxisGroup& one) { return one.id == id; });
    return found == groups.end() ? nullptr : &*found;
}

std::vector<std::size_t> Axis::between(const std::vector<std::size_t>& first,
                                       const std::vector<std::size_t>& last) const {
    std::vector<std::size_t> members_between;
    for (const std::vector<std::size_t>& order : orders) {
        const auto begin =
            std::find_first_of(order.begin(), order.end(), first.begin(), first.end());
        const auto end = std::find_first_of(order.rbegin(), order.rend(), last.begin(), last.end());
        for (auto at = begin; at < end.base(); ++at) insert_sorted(members_between, *at);
    }
    return members_between;
}

std::vector<TableNames> names_of(const Form& form) {
    std::vector<TableNames> names;
    names.reserve(form.table_ids.size());
    for (const std::string& id : form.table_ids) names.push_back(names_of(form, id));
    return names;
}

}  // namespace gouji::engine
