#include "engine/trace.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "engine/for_each_item.h"
#include "engine/message_format.h"
#include "facts/overloaded.h"
#include "facts/text.h"

namespace gouji::engine {

namespace {

constexpr std::size_t deepest_proof = 40;

State state_of(Status status) {
    switch (status) {
        case Status::Missing:
            return State::Missing;
        case Status::Invalid:
            return State::Invalid;
        case Status::Unread:
            return State::Unread;
        case Status::NotApplicable:
            return State::NotApplicable;
        default:
            return State::Known;
    }
}

std::string in_role(Role role, std::string path) {
    return role == Role::Prior ? "prior." + path : path;
}

// A thing of the report, found behind an instruction that reads it.
struct Fact {
    std::string path;
    std::string label;
    Status status = Status::Known;
    Span span;
    Role role = Role::This;
};

class FactFinder {
  public:
    explicit FactFinder(const Evaluation& evaluation)
        : evaluation_(evaluation), program_(evaluation.program()) {}

    // Nothing where the instruction computes, or speaks of the form alone.
    std::optional<Fact> fact_of(InstructionId id) const {
        const Instruction& instruction = program_.at(id);
        const auto role = static_cast<Role>(instruction.detail);
        switch (instruction.op) {
            case Op::Cell:
                return cell_fact(static_cast<CellIndex>(instruction.payload), role, id);
            case Op::Table:
                return Fact{
                    in_role(role, program_.tables[instruction.payload].id), "",
                    evaluation_.value(id).status,
                    span_of(evaluation_.view(), Item{Kind::Table, role, 0, instruction.payload}),
                    role};
            case Op::SectionOf:
                return section_fact(instruction, role, id);
            case Op::LabelOf:
                return thing_fact(
                    in_role(role, "label(" + program_.texts[instruction.payload] + ")"), role, id);
            case Op::PropertyOf:
                return property_fact(instruction, id);
            case Op::ItemOf:
                return item_fact(id);
            case Op::ItemAt:
                return indexed_fact(instruction, id);
            default:
                return std::nullopt;
        }
    }

  private:
    Fact cell_fact(CellIndex cell, Role role, InstructionId id) const {
        const FactBase* facts = evaluation_.view().facts(role);
        const Item item{Kind::Cell, role, 0, static_cast<std::uint32_t>(cell)};
        const Value label =
            property_value(evaluation_.view(), Property::CellLabel, Value::of(Payload(item)));
        return {in_role(role, program_.form->cell(cell).path),
                label.is_known() ? std::string(label.text()) : "", evaluation_.value(id).status,
                facts == nullptr ? Span() : facts->spans[static_cast<std::size_t>(cell)], role};
    }

    Fact section_fact(const Instruction& instruction, Role role, InstructionId id) const {
        const Value& number = evaluation_.value(program_.operand(instruction, 0));
        return thing_fact(in_role(role, "section(" + to_string(number) + ")"), role, id);
    }

    Fact thing_fact(std::string path, Role role, InstructionId id) const {
        const Value& value = evaluation_.value(id);
        Fact fact{std::move(path), "", value.status, {}, role};
        const auto* item = std::get_if<Item>(&value.payload);
        if (value.is_known() && item != nullptr) fact.span = span_of(evaluation_.view(), *item);
        return fact;
    }

    // title, year, signed_on …: a fact of the report. A property of another thing is part of it.
    std::optional<Fact> property_fact(const Instruction& instruction, InstructionId id) const {
        const auto property = static_cast<Property>(instruction.detail);
        const PropertyEntry& entry = entry_of(property);
        const InstructionId object = program_.operand(instruction, 0);
        if (entry.owner == Kind::Report) return report_fact(property, object, id);
        if (entry.owner == Kind::Cell) return item_fact(object);
        auto fact = fact_of(object);
        if (fact && property == Property::SectionText) show_body(*fact, evaluation_.value(object));
        // A known agency may have a kind that nobody knows.
        if (fact && fact->status == Status::Known && is_blocked(evaluation_.value(id).status)) {
            fact->path += "." + std::string(entry.name);
            fact->status = evaluation_.value(id).status;
        }
        return fact;
    }

    // What was read of a part is its text, where it has one.
    void show_body(Fact& fact, const Value& section) const {
        const auto* item = std::get_if<Item>(&section.payload);
        const FactBase* facts = evaluation_.view().facts(fact.role);
        if (item == nullptr || facts == nullptr || facts->source == nullptr) return;
        const Span body = trimmed(facts->sections[item->index].body, facts->source->text());
        if (body.empty()) return;
        fact.path += ".text";
        fact.span = body;
    }

    std::optional<Fact> report_fact(Property property, InstructionId object,
                                    InstructionId id) const {
        if (property == Property::Form) return std::nullopt;
        const PropertyEntry& entry = entry_of(property);
        if (entry.kind == Kind::List) return std::nullopt;
        const Role role = evaluation_.value(object).item().role;
        const FactBase* facts = evaluation_.view().facts(role);
        Fact fact{
            in_role(role, std::string(entry.name)), "", evaluation_.value(id).status, {}, role};
        if (facts == nullptr) return fact;
        switch (property) {
            case Property::Title:
                fact.span = facts->title.span;
                break;
            case Property::Year:
                fact.span = facts->year.span;
                break;
            case Property::Agency:
                fact.span = facts->agency.span;
                break;
            case Property::Period:
                fact.span = facts->period.span;
                break;
            case Property::SignedOn:
                fact.span = facts->signed_on.span;
                break;
            default:
                break;
        }
        return fact;
    }

    std::optional<Fact> item_fact(InstructionId id) const {
        const Value& value = evaluation_.value(id);
        const auto* item = std::get_if<Item>(&value.payload);
        if (!value.is_known() || item == nullptr) return std::nullopt;
        const FactBase* facts = evaluation_.view().facts(item->role);
        if (facts == nullptr) return std::nullopt;
        const auto named = [&](Property property) {
            return to_string(property_value(evaluation_.view(), property, value));
        };
        switch (item->kind) {
            case Kind::Cell: {
                const auto cell = static_cast<CellIndex>(item->index);
                return Fact{in_role(item->role, program_.form->cell(cell).path),
                            named(Property::CellLabel), status_of(cell_state(*facts, cell)),
                            facts->spans[item->index], item->role};
            }
            case Kind::Section:
                return thing_fact(in_role(item->role, "section(" + named(Property::SectionN) + ")"),
                                  item->role, id);
            case Kind::Label:
                return thing_fact(in_role(item->role, "label(" + named(Property::LabelId) + ")"),
                                  item->role, id);
            case Kind::Citation:
                return thing_fact(in_role(item->role, "citations"), item->role, id);
            case Kind::Mention:
                return mention_fact(facts->mentions[item->index].name, item->role, id);
            case Kind::Whole:
                return mention_fact(facts->wholes[item->index].name, item->role, id);
            case Kind::Percentage:
                return mention_fact(facts->percentages[item->index].name, item->role, id);
            case Kind::Part:
                return thing_fact(in_role(item->role, "mentions.wholes"), item->role, id);
            default:
                return std::nullopt;
        }
    }

    // An item of a list by its position; the list may be too short for it.
    std::optional<Fact> indexed_fact(const Instruction& instruction, InstructionId id) const {
        const Value& list = evaluation_.value(program_.operand(instruction, 0));
        const Value& position = evaluation_.value(program_.operand(instruction, 1));
        if (evaluation_.value(id).is_known()) return item_fact(id);
        if (!list.is_known() || !position.is_known()) return std::nullopt;
        const Item& item = list.item();
        const std::string name(entry_of(static_cast<Property>(item.list)).name);
        return thing_fact(in_role(item.role, name + "[" + to_string(position) + "]"), item.role,
                          id);
    }

    Fact mention_fact(std::size_t name, Role role, InstructionId id) const {
        const auto& mentions = program_.pack->mentions;
        const std::string member = name < mentions.size() ? "." + mentions[name].name.text : "";
        return thing_fact(in_role(role, "mentions" + member), role, id);
    }

    const Evaluation& evaluation_;
    const Program& program_;
};

// The operands that a value comes from: of the subjects only the one that a mention names.
std::vector<InstructionId> sources_of(const Evaluation& evaluation,
                                      const Instruction& instruction) {
    const Program& program = evaluation.program();
    std::vector<InstructionId> sources;
    for (std::size_t i = 0; i < instruction.count; ++i)
        sources.push_back(program.operand(instruction, i));
    if (instruction.op != Op::SubjectOf) return sources;
    const Value& subject = evaluation.value(sources.front());
    if (!subject.is_known()) return {sources.front()};
    return {sources[subject.item().index + 1]};
}

// What a thing states, where it is itself a number.
Value stated(const Evaluation& evaluation, const Value& value) {
    const auto* item = std::get_if<Item>(&value.payload);
    if (!value.is_known() || item == nullptr) return value;
    switch (item->kind) {
        case Kind::Mention:
            return property_value(evaluation.view(), Property::MentionValue, value);
        case Kind::Whole:
            return property_value(evaluation.view(), Property::WholeValue, value);
        case Kind::Part:
            return property_value(evaluation.view(), Property::PartValue, value);
        case Kind::Percentage:
            return property_value(evaluation.view(), Property::PercentageValue, value);
        default:
            return value;
    }
}

std::string raw_text(const Evaluation& evaluation, const Fact& fact) {
    const FactBase* facts = evaluation.view().facts(fact.role);
    if (facts == nullptr || facts->source == nullptr) return "";
    return std::string(facts->source->slice(fact.span));
}

class EvidenceWalk {
  public:
    explicit EvidenceWalk(Evaluation& evaluation) : evaluation_(evaluation), finder_(evaluation) {}

    void visit(InstructionId id) {
        const Program& program = evaluation_.program();
        if (auto fact = finder_.fact_of(id)) {
            add(*fact, stated(evaluation_, evaluation_.value(id)));
            return;
        }
        const Instruction& instruction = program.at(id);
        for (const InstructionId source : sources_of(evaluation_, instruction)) visit(source);
        if (instruction.op == Op::Fold) visit_items(instruction);
    }

    std::vector<Evidence> take() { return std::move(evidence_); }

  private:
    void visit_items(const Instruction& fold) {
        for_each_item(evaluation_, fold, [&](const Region& region) {
            if (evaluation_.filter_of(region) == Truth::False) return;
            if (region.filter != no_instruction) visit(region.filter);
            visit(region.body);
        });
    }

    void add(const Fact& fact, const Value& value) {
        if (fact.status == Status::NotApplicable) return;
        const bool is_known = std::any_of(evidence_.begin(), evidence_.end(), [&](const auto& one) {
            return one.path == fact.path && one.span == fact.span;
        });
        if (is_known) return;
        evidence_.push_back({fact.path, fact.label, state_of(fact.status), to_string(value),
                             raw_text(evaluation_, fact), fact.span, fact.role});
    }

    Evaluation& evaluation_;
    FactFinder finder_;
    std::vector<Evidence> evidence_;
};

class BlockerWalk {
  public:
    explicit BlockerWalk(Evaluation& evaluation) : evaluation_(evaluation), finder_(evaluation) {}

    void visit(InstructionId id) {
        const Program& program = evaluation_.program();
        if (!is_blocked(evaluation_.value(id).status)) return;
        if (const auto fact = finder_.fact_of(id)) {
            add(*fact);
            return;
        }
        const Instruction& instruction = program.at(id);
        if (instruction.op == Op::Conditional) {
            visit_conditional(instruction);
            return;
        }
        for (const InstructionId source : sources_of(evaluation_, instruction)) visit(source);
        if (instruction.op == Op::Fold) visit_items(instruction);
    }

    std::vector<Blocker> take() { return std::move(blockers_); }

  private:
    void visit_conditional(const Instruction& instruction) {
        const Program& program = evaluation_.program();
        const Truth condition = evaluation_.value(program.operand(instruction, 0)).truth();
        if (condition == Truth::True) return visit(program.operand(instruction, 1));
        if (condition == Truth::False) return visit(program.operand(instruction, 2));
        visit(program.operand(instruction, 0));
    }

    void visit_items(const Instruction& fold) {
        for_each_item(evaluation_, fold, [&](const Region& region) {
            const Truth filter = evaluation_.filter_of(region);
            if (filter == Truth::Undecided) visit(region.filter);
            if (filter != Truth::False) visit(region.body);
        });
    }

    void add(const Fact& fact) {
        Blocker blocker{fact.path, state_of(fact.status), fact.span, fact.role};
        if (std::find(blockers_.begin(), blockers_.end(), blocker) == blockers_.end())
            blockers_.push_back(std::move(blocker));
    }

    Evaluation& evaluation_;
    FactFinder finder_;
    std::vector<Blocker> blockers_;
};

std::string_view sign_of(grammar::Comparator comparator) {
    constexpr std::string_view signs[] = {"==", "!=", "<", "<=", ">", ">="};
    return signs[static_cast<std::size_t>(comparator)];
}

std::string_view name_of(const Instruction& instruction) {
    switch (instruction.op) {
        case Op::Constant:
            return "constant";
        case Op::Cell:
            return "cell";
        case Op::Add:
        case Op::AddDays:
        case Op::AddMonths:
        case Op::AddWorkdays:
            return "+";
        case Op::Subtract:
        case Op::SubtractDays:
        case Op::DaysBetween:
        case Op::Negate:
            return "-";
        case Op::Multiply:
            return "*";
        case Op::Divide:
            return "/";
        case Op::Absolute:
            return "abs";
        case Op::Round:
            return "round";
        case Op::Sum:
            return "sum";
        case Op::Count:
        case Op::Length:
            return "count";
        case Op::Minimum:
            return "min";
        case Op::Maximum:
            return "max";
        case Op::Similarity:
            return "similarity";
        case Op::DateOf:
            return "date";
        case Op::WorkdaysBetween:
            return "workdays";
        case Op::ItemAt:
            return "[]";
        case Op::Compare:
        case Op::CompareWithin:
        case Op::CompareWording:
            return sign_of(static_cast<grammar::Comparator>(instruction.detail));
        case Op::InList:
            return "in";
        case Op::And:
            return "and";
        case Op::Or:
            return "or";
        case Op::Not:
            return "not";
        case Op::Implies:
            return "implies";
        case Op::Test:
        case Op::TestBlank:
        case Op::TestZero:
            return "is";
        case Op::Default:
            return "??";
        case Op::Conditional:
            return "if";
        case Op::Matches:
            return "matches";
        case Op::Contains:
            return "contains";
        case Op::Agrees:
            return "agrees";
        case Op::Fold: {
            constexpr std::string_view names[] = {"all",   "any", "none", "sum",
                                                  "count", "min", "max"};
            return names[instruction.detail];
        }
        default:
            return "fact";
    }
}

std::string shown(const Value& value) {
    if (value.is_known()) return to_string(value);
    switch (value.status) {
        case Status::Undecided:
            return "undecided";
        case Status::Error:
            return "error";
        default:
            return std::string(gouji::name_of(state_of(value.status)));
    }
}

Proof proof_at(Evaluation& evaluation, InstructionId id, std::size_t depth) {
    const Program& program = evaluation.program();
    const Instruction& instruction = program.at(id);
    const FactFinder finder(evaluation);
    Proof proof{std::string(name_of(instruction)),
                shown(stated(evaluation, evaluation.value(id))),
                "",
                {},
                {},
                Role::This};
    if (const auto fact = finder.fact_of(id)) {
        proof.path = fact->path;
        proof.span = fact->span;
        proof.role = fact->role;
        return proof;
    }
    if (depth == deepest_proof) return proof;
    for (const InstructionId operand : sources_of(evaluation, instruction)) {
        if (evaluation.value(operand).status != Status::NotApplicable)
            proof.arguments.push_back(proof_at(evaluation, operand, depth + 1));
    }
    if (instruction.op != Op::Fold) return proof;
    proof.arguments.clear();
    for_each_item(evaluation, instruction, [&](const Region& region) {
        if (evaluation.filter_of(region) != Truth::False)
            proof.arguments.push_back(proof_at(evaluation, region.body, depth + 1));
    });
    return proof;
}

}  // namespace

std::vector<Evidence> evidence_for(Evaluation& evaluation, InstructionId root) {
    EvidenceWalk walk(evaluation);
    walk.visit(root);
    return walk.take();
}

std::vector<Blocker> blockers_of(Evaluation& evaluation, InstructionId root) {
    BlockerWalk walk(evaluation);
    walk.visit(root);
    return walk.take();
}

Proof proof_of(Evaluation& evaluation, InstructionId root) {
    return proof_at(evaluation, root, 0);
}

}  // namespace gouji::engine
