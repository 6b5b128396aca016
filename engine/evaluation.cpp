#include "engine/evaluation.h"

#include <new>

#include "engine/form_view.h"
#include "engine/mention_view.h"
#include "engine/operate.h"
#include "engine/unit.h"
#include "engine/workdays.h"
#include "facts/overloaded.h"
#include "facts/wording.h"

namespace gouji::engine {

namespace {

Value constant_value(const Constant& constant) {
    return std::visit(overloaded{[](Status status) { return Value::of(status); },
                                 [](const std::string& text) {
                                     return Value::of(Payload(std::string_view(text)));
                                 },
                                 [](const auto& value) { return Value::of(Payload(value)); }},
                      constant);
}

}  // namespace

Evaluation::Evaluation(const Program& program, const Dossier& dossier, ValueRoom& room)
    : program_(program),
      texts_(program.patterns),
      view_{&program, &dossier, &texts_},
      values_(room.of(program.instructions.size())) {}

Evaluation::~Evaluation() {
    for (const std::span<const InstructionId> schedule : ran_) {
        for (const InstructionId id : schedule) values_[static_cast<std::size_t>(id)] = Value();
    }
}

void Evaluation::run(Slice schedule) {
    run(std::span(program_.schedule).subspan(schedule.first, schedule.count));
}

void Evaluation::run(std::span<const InstructionId> schedule) {
    // A loop runs the same for each of its items.
    if (ran_.empty() || ran_.back().data() != schedule.data()) ran_.push_back(schedule);
    Value* const values = values_;
    for (const InstructionId id : schedule) {
        const Instruction& instruction = program_.at(id);
        const Operands operands{values, program_.operands.data() + instruction.first,
                                instruction.count};
        Value& value = values[static_cast<std::size_t>(id)];
        if (is_logic(instruction.op)) {
            value.become(decide(instruction.op, instruction.detail, operands));
        } else if (instruction.op != Op::ItemOf) {  // which run_for has set
            compute(instruction, operands, value);
        }
    }
}

void Evaluation::run_for(const Region& region, const Item& list, std::size_t index) {
    if (is_children(list)) view_.other = index;
    values_[static_cast<std::size_t>(region.item)] = item_at(view_, list, index);
    run(region.schedule);
}

// Made where it stays: to copy each value would cost as much as to compute it.
void Evaluation::compute(const Instruction& instruction, const Operands& operands, Value& value) {
    void* const place = &value;
    if (needs_report(instruction.op)) {
        ::new (place) Value(read(instruction));
    } else {
        ::new (place) Value(operate(instruction.op, instruction.detail, operands));
    }
}

Value Evaluation::read(const Instruction& instruction) {
    const auto role = static_cast<Role>(instruction.detail);
    switch (instruction.op) {
        case Op::Constant:
            return constant_value(program_.constants[instruction.payload]);
        case Op::Cell:
            return cell_value(view_, role, static_cast<CellIndex>(instruction.payload));
        case Op::CellPresent:
            return Value::of(
                truth_of(is_present(view_, static_cast<CellIndex>(instruction.payload))));
        case Op::PropertyOf:
            return property_value(view_, static_cast<Property>(instruction.detail),
                                  operand(instruction, 0));
        case Op::SectionOf:
            return section_value(view_, role, operand(instruction, 0));
        case Op::SectionForm:
            return section_form_value(view_, operand(instruction, 0));
        case Op::MentionsOf:
            return Value::of(
                Payload(Item{Kind::List, role, static_cast<std::uint8_t>(Property::Mentions),
                             instruction.payload}));
        case Op::Table:
            return table_value(view_, role, instruction.payload);
        case Op::LabelOf:
            return label_value(view_, role, program_.texts[instruction.payload]);
        case Op::Length: {
            const Value& list = operand(instruction, 0);
            if (!list.is_known()) return Value::of(computed(list.status));
            const bool counts_absent =
                is_children(list.item()) &&
                static_cast<Absent>(instruction.detail) == Absent::AreUndecided;
            const Dossier& dossier = *view_.dossier;
            const std::size_t absent =
                counts_absent ? dossier.absent_children.size() + dossier.unclear_children.size()
                              : 0;
            return Value::of(
                Payload(Number(static_cast<std::int64_t>(length_of(view_, list.item()) + absent))));
        }
        case Op::ItemAt:
            return item(instruction);
        case Op::AddWorkdays:
            return plus_workdays(program_.pack->calendar, operand(instruction, 0),
                                 operand(instruction, 1));
        case Op::WorkdaysBetween:
            return workdays_between(program_.pack->calendar, operand(instruction, 0),
                                    operand(instruction, 1));
        case Op::InList:
            return in_list(instruction);
        case Op::Matches:
            return matches(instruction);
        case Op::Contains:
            return contains(instruction);
        case Op::Agrees:
            return agrees(instruction);
        case Op::Fold:
            return fold(instruction);
        default:
            return Value::of(Status::Error);
    }
}

Value Evaluation::item(const Instruction& instruction) {
    const Value& list = operand(instruction, 0);
    const Value& position = operand(instruction, 1);
    const Status status = join(list.status, position.status);
    if (status != Status::Known) return Value::of(status);
    const auto number = position.number().whole();
    const auto length = static_cast<std::int64_t>(length_of(view_, list.item()));
    if (!number || *number < 1 || *number > length) return Value::of(Status::Missing);
    return item_at(view_, list.item(), static_cast<std::size_t>(*number - 1));
}

Value Evaluation::matches(const Instruction& instruction) {
    const Value& text = operand(instruction, 0);
    if (!text.is_known()) return Value::of(computed(text.status));
    return Value::of(truth_of(texts_.matches(text.text(), instruction.payload)));
}

Value Evaluation::contains(const Instruction& instruction) {
    const Value& text = operand(instruction, 0);
    const Value& part = operand(instruction, 1);
    const Status status = join(text.status, part.status);
    if (status != Status::Known) return Value::of(status);
    const std::string& whole = texts_.normal(text.text());
    return Value::of(truth_of(whole.find(texts_.normal(part.text())) != std::string::npos));
}

Value Evaluation::agrees(const Instruction& instruction) {
    const Value& stated = operand(instruction, 0);
    const Value& number = operand(instruction, 1);
    const Status status = join(stated.status, number.status);
    if (status != Status::Known) return Value::of(status);
    const Item& item = stated.item();
    const FactBase& facts = *view_.facts(item.role);
    std::int64_t factor = instruction.payload;
    if (factor == 0) {
        const bool has_subject = item.kind == Kind::Mention &&
                                 facts.mentions[item.index].subject < program_.subjects.size();
        factor =
            has_subject ? factor_of(program_.subjects[facts.mentions[item.index].subject].unit) : 1;
    }
    const auto room = leaves_room(facts, item, number.number(), factor);
    return room ? Value::of(truth_of(*room)) : Value::of(Status::Error);
}

Value Evaluation::in_list(const Instruction& instruction) {
    const Value& value = operand(instruction, 0);
    const Value& list = operand(instruction, 1);
    const Status status = join(value.status, list.status);
    if (status != Status::Known) return Value::of(status);
    const auto wordings = wordings_in(*view_.facts(list.item().role), list.item());
    if (!wordings) return Value::of(Status::Error);
    const auto any = [&](auto is_same) {
        for (std::size_t i = 0; i < wordings->size(); ++i) {
            if (is_same(wordings->at(i))) return true;
        }
        return false;
    };
    // Most labels are printed as the form has them: then there is nothing to normalise.
    const bool is_plain = any([&](const std::string& one) {
        return one == value.text() || program_.wording(one) == value.text();
    });
    if (is_plain) return Value::of(Truth::True);
    const std::string wording = wording_form(value.text());
    return Value::of(
        truth_of(any([&](const std::string& one) { return program_.wording(one) == wording; })));
}

Truth Evaluation::filter_of(const Region& region) const {
    return region.filter == no_instruction ? Truth::True : value(region.filter).truth();
}

Value Evaluation::fold(const Instruction& instruction) {
    const Value list = operand(instruction, 0);
    if (!list.is_known()) return Value::of(computed(list.status));
    const Region& region = program_.regions[instruction.payload];
    const auto folding = static_cast<Folding>(instruction.detail);
    switch (folding) {
        case Folding::All:
        case Folding::Any:
        case Folding::None:
            return fold_condition(folding, region, list.item());
        default:
            return fold_numbers(folding, region, list.item());
    }
}

// The same as for items that are written out (engine/lower.cpp), one after the other.
Value Evaluation::fold_condition(Folding folding, const Region& region, const Item& list) {
    const bool is_all = folding == Folding::All;
    const std::size_t items = length_of(view_, list);
    Truth truth = items == 0 ? truth_of(is_all) : Truth::NotApplicable;
    for (std::size_t i = 0; i < items; ++i) {
        run_for(region, list, i);
        const Truth body = value(region.body).truth();
        const Truth filter = filter_of(region);
        truth = is_all ? conjunction(truth, implication(filter, body))
                       : disjunction(truth, negation(implication(filter, negation(body))));
    }
    if (lacks_items(region, list))
        truth =
            is_all ? conjunction(truth, Truth::Undecided) : disjunction(truth, Truth::Undecided);
    return Value::of(folding == Folding::None ? negation(truth) : truth);
}

bool Evaluation::lacks_items(const Region& region, const Item& list) const {
    return is_children(list) && region.absent == Absent::AreUndecided &&
           !(view_.dossier->absent_children.empty() && view_.dossier->unclear_children.empty());
}

Value Evaluation::fold_numbers(Folding folding, const Region& region, const Item& list) {
    std::vector<Value> members;
    std::vector<InstructionId> ids;
    for (std::size_t i = 0; i < length_of(view_, list); ++i) {
        run_for(region, list, i);
        const Truth filter = filter_of(region);
        if (filter == Truth::False) continue;
        ids.push_back(static_cast<InstructionId>(members.size()));
        members.push_back(filter == Truth::True ? value(region.body)
                                                : Value::of(status_of(filter)));
    }
    if (lacks_items(region, list)) {
        ids.push_back(static_cast<InstructionId>(members.size()));
        members.push_back(Value::of(Status::Missing));
    }
    const bool is_extreme = folding == Folding::Minimum || folding == Folding::Maximum;
    if (members.empty())
        return is_extreme ? Value::of(Status::NotApplicable) : Value::of(Payload(Number()));
    Op op = Op::Sum;
    if (is_extreme) op = folding == Folding::Minimum ? Op::Minimum : Op::Maximum;
    return operate(op, 0, {members.data(), ids.data(), ids.size()});
}

}  // namespace gouji::engine
