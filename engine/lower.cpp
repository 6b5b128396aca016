#include "engine/lower.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "engine/operate.h"
#include "facts/overloaded.h"

namespace gouji::engine {

namespace {

constexpr std::uint32_t axis_shift = 16;
constexpr std::uint32_t axis_mask = 0xFFFF;

std::size_t hash_of(Op op, std::uint8_t detail, std::uint32_t payload,
                    const std::vector<InstructionId>& operands) {
    constexpr std::uint64_t prime = 1099511628211ULL;
    std::uint64_t hash = 14695981039346656037ULL;
    const auto mix = [&](std::uint64_t part) { hash = (hash ^ part) * prime; };
    mix(static_cast<std::uint64_t>(op));
    mix(detail);
    mix(payload);
    for (const InstructionId operand : operands) mix(static_cast<std::uint64_t>(operand));
    return static_cast<std::size_t>(hash);
}

Value value_of(const Constant& constant) {
    return std::visit(overloaded{[](Status status) { return Value::of(status); },
                                 [](const std::string& text) {
                                     return Value::of(Payload(std::string_view(text)));
                                 },
                                 [](const auto& value) { return Value::of(Payload(value)); }},
                      constant);
}

// Nothing where the value is a text: those of constants are not computed further.
std::optional<Constant> constant_from(const Value& value) {
    if (!value.is_known()) return Constant(value.status);
    return std::visit(
        overloaded{[](const auto& payload) -> std::optional<Constant> { return Constant(payload); },
                   [](const std::monostate&) -> std::optional<Constant> { return std::nullopt; },
                   [](const Period&) -> std::optional<Constant> { return std::nullopt; },
                   [](std::string_view text) -> std::optional<Constant> {
                       return Constant(std::string(text));
                   }},
        value.payload);
}

std::vector<std::size_t> members_at(const Extent& extent, const std::optional<std::size_t>& at) {
    if (extent.mode == Extent::Mode::Marked) return extent.members;
    return {at.value_or(0)};
}

}  // namespace

std::uint32_t axis_index(std::size_t table, std::size_t member) {
    return static_cast<std::uint32_t>((table << axis_shift) | member);
}

InstructionId Lowering::lower(const Term& term, const Point& at) {
    return std::visit(
        overloaded{[&](const ConstantTerm& node) { return lower_constant(node.value); },
                   [&](const CellsTerm& node) { return lower_cells(node, at); },
                   [&](const PlaceTerm& node) {
                       const bool is_row = node.dimension == Dimension::Rows;
                       const auto member = is_row ? at.row : at.column;
                       if (!member) return constant(Status::NotApplicable);
                       return constant(Item{is_row ? Kind::Row : Kind::Column, Role::This, 0,
                                            axis_index(node.table, *member)});
                   },
                   [&](const VariableTerm& node) { return variables_.at(node.variable); },
                   [&](const OperationTerm& node) { return lower_operation(node, at); },
                   [&](const AggregateTerm& node) { return lower_aggregate(node, at); },
                   [&](const DerivedTerm& node) {
                       const InstructionId sum = lower(node.sum.front(), Point());
                       program_.derived.push_back(program_.form->derived[node.derived].path);
                       program_.derived_sum.push_back(sum);
                       return sum;
                   },
                   [&](const LoopTerm& node) { return lower_loop(node, at); }},
        term.node);
}

InstructionId Lowering::lower_cells(const CellsTerm& cells, const Point& at) {
    const TableNames& table = tables_[cells.table];
    const auto row = cells.row ? cells.row : at.row;
    const auto column = cells.column ? cells.column : at.column;
    assert(row && column);
    const CellIndex cell = table.cell(*row, *column);
    if (cell == no_cell) return constant(Status::NotApplicable);
    return emit(Op::Cell, static_cast<std::uint8_t>(cells.role), static_cast<std::uint32_t>(cell),
                with_other(cells.role, {}));
}

// A loop's report stands for itself.
InstructionId Lowering::lower_constant(const Constant& value) {
    const auto* item = std::get_if<Item>(&value);
    const bool is_other =
        item != nullptr && item->kind == Kind::Report && item->role == Role::Other;
    return is_other ? other_ : constant(value);
}

// What is read of a loop's report is computed anew for each.
std::vector<InstructionId> Lowering::with_other(Role role,
                                                std::vector<InstructionId> operands) const {
    if (role == Role::Other) operands.push_back(other_);
    return operands;
}

InstructionId Lowering::lower_operation(const OperationTerm& operation, const Point& at) {
    std::vector<InstructionId> operands;
    operands.reserve(operation.operands.size());
    for (const Term& operand : operation.operands) operands.push_back(lower(operand, at));
    if (operation.op == Op::Cell || operation.op == Op::Table) {
        const Constant* item = constant_of(operands.front());
        assert(item != nullptr);
        const auto& found = std::get<Item>(*item);
        return emit(operation.op, static_cast<std::uint8_t>(found.role), found.index,
                    with_other(found.role, {}));
    }
    if (operation.op == Op::PropertyOf)
        return property(static_cast<Property>(operation.detail), operands.front());
    if (operation.op == Op::SubjectOf) {
        for (const Term& subject : subjects_) operands.push_back(lower(subject, Point()));
    }
    auto payload = static_cast<std::uint32_t>(operation.index);
    if (operation.op == Op::Matches) payload = pattern(operation.text);
    if (operation.op == Op::LabelOf) payload = text(operation.text);
    const bool reads_role = operation.op == Op::LabelOf || operation.op == Op::SectionOf ||
                            operation.op == Op::MentionsOf;
    if (reads_role) operands = with_other(static_cast<Role>(operation.detail), std::move(operands));
    return emit(operation.op, operation.detail, payload, operands);
}

// What a form says of its own cells is known without a report.
InstructionId Lowering::property(Property property, InstructionId object) {
    const Constant* known = constant_of(object);
    const Item* item = known == nullptr ? nullptr : std::get_if<Item>(known);
    if (item != nullptr && item->kind == Kind::Cell) {
        const FormCell& cell = program_.form->cell(static_cast<CellIndex>(item->index));
        const std::size_t table = cell.table_id;
        if (property == Property::CellTable)
            return constant(Item{Kind::Table, item->role, 0, static_cast<std::uint32_t>(table)});
        if (property == Property::CellRow)
            return constant(Item{Kind::Row, item->role, 0,
                                 axis_index(table, *tables_[table].rows.find(cell.row))});
        if (property == Property::CellColumn)
            return constant(Item{Kind::Column, item->role, 0,
                                 axis_index(table, *tables_[table].columns.find(cell.column))});
    }
    if (property == Property::RowId || property == Property::ColumnId) {
        if (item != nullptr && item->role == Role::This) return constant(id_of_member(*item));
    }
    const Role role = item == nullptr ? Role::This : item->role;
    return emit(Op::PropertyOf, static_cast<std::uint8_t>(property), 0, with_other(role, {object}));
}

std::string Lowering::id_of_member(const Item& item) const {
    const TableNames& table = tables_[item.index >> axis_shift];
    const Axis& axis = item.kind == Kind::Row ? table.rows : table.columns;
    return axis.members[item.index & axis_mask].id;
}

InstructionId Lowering::lower_aggregate(const AggregateTerm& aggregate, const Point& at) {
    const Term& operand = aggregate.operand.front();
    std::vector<InstructionId> members;
    for (const std::size_t row : members_at(operand.shape.rows, at.row)) {
        for (const std::size_t column : members_at(operand.shape.columns, at.column)) {
            Point point = at;
            if (operand.shape.rows.mode != Extent::Mode::Absent) point.row = row;
            if (operand.shape.columns.mode != Extent::Mode::Absent) point.column = column;
            const InstructionId member = lower(operand, point);
            if (!is_constant(member, Status::NotApplicable)) members.push_back(member);
        }
    }
    if (members.empty()) return constant(Status::NotApplicable);
    return emit(aggregate.op, static_cast<std::uint8_t>(aggregate.blanks), 0, members);
}

InstructionId Lowering::lower_loop(const LoopTerm& loop, const Point& at) {
    if (loop.set.list.empty()) return lower_items(loop, at);
    const InstructionId list = lower(loop.set.list.front(), at);
    const std::size_t region = open_region(loop.variable);
    const InstructionId outer = other_;
    if (loop.set.element.kind == Kind::Report) enter_other(program_.regions[region].item);
    const InstructionId filter =
        loop.filter.empty() ? no_instruction : lower(loop.filter.front(), at);
    const InstructionId body = lower(loop.body.front(), at);
    other_ = outer;
    program_.regions[region].filter = filter;
    program_.regions[region].body = body;
    program_.regions[region].absent = loop.set.absent;
    return emit(Op::Fold, static_cast<std::uint8_t>(loop.folding),
                static_cast<std::uint32_t>(region), {list});
}

InstructionId Lowering::lower_items(const LoopTerm& loop, const Point& at) {
    std::vector<InstructionId> values;
    for (const Term& item : loop.set.items) {
        const InstructionId bound = lower(item, at);
        bind(loop.variable, bound);
        InstructionId filter = no_instruction;
        if (loop.set.is_form_cells) {
            const auto& cell = std::get<Item>(*constant_of(bound));
            filter = present(static_cast<CellIndex>(cell.index));
        }
        if (!loop.filter.empty()) filter = both(filter, lower(loop.filter.front(), at));
        values.push_back(item_value(loop.folding, filter, lower(loop.body.front(), at)));
    }
    return fold_items(loop.folding, values);
}

// An item that the filter leaves out is true for `all`, false for `any`, nothing for a sum.
InstructionId Lowering::item_value(Folding folding, InstructionId filter, InstructionId body) {
    if (filter == no_instruction) return body;
    switch (folding) {
        case Folding::All:
            return emit(Op::Implies, 0, 0, {filter, body});
        case Folding::Any:
        case Folding::None:
            return emit(Op::Not, 0, 0,
                        {emit(Op::Implies, 0, 0, {filter, emit(Op::Not, 0, 0, {body})})});
        case Folding::Sum:
        case Folding::Count:
            return emit(Op::Conditional, 0, 0, {filter, body, constant(Number())});
        case Folding::Minimum:
        case Folding::Maximum:
            return emit(Op::Conditional, 0, 0, {filter, body, constant(Status::NotApplicable)});
    }
    return body;
}

InstructionId Lowering::fold_items(Folding folding, const std::vector<InstructionId>& values) {
    switch (folding) {
        case Folding::All:
            return values.empty() ? constant(true) : emit(Op::And, 0, 0, values);
        case Folding::Any:
            return values.empty() ? constant(false) : emit(Op::Or, 0, 0, values);
        case Folding::None:
            return values.empty() ? constant(true)
                                  : emit(Op::Not, 0, 0, {emit(Op::Or, 0, 0, values)});
        case Folding::Sum:
        case Folding::Count:
            return values.empty() ? constant(Number()) : emit(Op::Sum, 0, 0, values);
        case Folding::Minimum:
            return values.empty() ? constant(Status::NotApplicable)
                                  : emit(Op::Minimum, 0, 0, values);
        case Folding::Maximum:
            return values.empty() ? constant(Status::NotApplicable)
                                  : emit(Op::Maximum, 0, 0, values);
    }
    return no_instruction;
}

InstructionId Lowering::both(InstructionId lhs, InstructionId rhs) {
    if (lhs == no_instruction) return rhs;
    if (rhs == no_instruction) return lhs;
    // Whether a cell is there is always known, so that what is known beside it decides.
    const Constant* known = constant_of(rhs);
    const bool* decides = known == nullptr ? nullptr : std::get_if<bool>(known);
    if (decides != nullptr && program_.at(lhs).op == Op::CellPresent) return *decides ? lhs : rhs;
    return emit(Op::And, 0, 0, {lhs, rhs});
}

InstructionId Lowering::present(CellIndex cell) {
    return emit(Op::CellPresent, 0, static_cast<std::uint32_t>(cell), {});
}

std::size_t Lowering::open_region(std::size_t variable) {
    const std::size_t region = program_.regions.size();
    program_.regions.emplace_back();
    const InstructionId item = emit(Op::ItemOf, 0, static_cast<std::uint32_t>(region), {});
    program_.regions[region].item = item;
    bind(variable, item);
    return region;
}

InstructionId Lowering::constant(const Constant& value) {
    const auto found = std::find(program_.constants.begin(), program_.constants.end(), value);
    const auto index = static_cast<std::uint32_t>(found - program_.constants.begin());
    if (found == program_.constants.end()) program_.constants.push_back(value);
    return emit(Op::Constant, 0, index, {});
}

InstructionId Lowering::emit(Op op, std::uint8_t detail, std::uint32_t payload,
                             const std::vector<InstructionId>& operands) {
    if (const auto constant = folded(op, detail, operands)) return *constant;
    const std::size_t hash = hash_of(op, detail, payload, operands);
    const auto [begin, end] = known_.equal_range(hash);
    for (auto at = begin; at != end; ++at) {
        const Instruction& known = program_.at(at->second);
        const auto first = program_.operands.begin() + static_cast<std::ptrdiff_t>(known.first);
        if (known.op == op && known.detail == detail && known.payload == payload &&
            known.count == operands.size() && std::equal(operands.begin(), operands.end(), first))
            return at->second;
    }
    const auto id = static_cast<InstructionId>(program_.instructions.size());
    program_.instructions.push_back({op, detail, static_cast<std::uint16_t>(operands.size()),
                                     static_cast<std::uint32_t>(program_.operands.size()),
                                     payload});
    program_.operands.insert(program_.operands.end(), operands.begin(), operands.end());
    known_.emplace(hash, id);
    return id;
}

std::optional<InstructionId> Lowering::folded(Op op, std::uint8_t detail,
                                              const std::vector<InstructionId>& operands) {
    if (needs_report(op)) return std::nullopt;
    std::vector<Value> values;
    std::vector<InstructionId> ids;
    for (const InstructionId operand : operands) {
        const Constant* known = constant_of(operand);
        if (known == nullptr) return std::nullopt;
        ids.push_back(static_cast<InstructionId>(values.size()));
        values.push_back(value_of(*known));
    }
    const Value value = operate(op, detail, {values.data(), ids.data(), ids.size()});
    if (value.status == Status::Error) return std::nullopt;  // the operation says why
    const auto result = constant_from(value);
    if (!result) return std::nullopt;
    return constant(*result);
}

const Constant* Lowering::constant_of(InstructionId id) const {
    const Instruction& instruction = program_.at(id);
    if (instruction.op != Op::Constant) return nullptr;
    return &program_.constants[instruction.payload];
}

bool Lowering::is_constant(InstructionId id, const Constant& value) const {
    const Constant* known = id == no_instruction ? nullptr : constant_of(id);
    return known != nullptr && *known == value;
}

std::uint32_t Lowering::pattern(const std::string& text) {
    const auto known = patterns_.find(text);
    if (known != patterns_.end()) return known->second;
    auto compiled = Regex::compile(text);
    assert(compiled);  // the checker has compiled it before
    const auto index = static_cast<std::uint32_t>(program_.patterns.add(std::move(*compiled)));
    patterns_.emplace(text, index);
    return index;
}

std::uint32_t Lowering::text(const std::string& text) {
    const auto known = texts_.find(text);
    if (known != texts_.end()) return known->second;
    const auto index = static_cast<std::uint32_t>(program_.texts.size());
    program_.texts.push_back(text);
    texts_.emplace(text, index);
    return index;
}

}  // namespace gouji::engine
