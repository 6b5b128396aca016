#include "engine/found_fact.h"

#include <utility>

#include "facts/text.h"

namespace gouji::engine {

namespace {

class FactFinder {
  public:
    explicit FactFinder(const Evaluation& evaluation)
        : evaluation_(evaluation), program_(evaluation.program()) {}

    // Nothing where the instruction computes, or speaks of the form alone.
    std::optional<Fact> fact_of(InstructionId id) const {
        std::optional<Fact> fact = fact_behind(id);
        if (fact) fact->other = evaluation_.view().other;
        return fact;
    }

  private:
    std::optional<Fact> fact_behind(InstructionId id) const {
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

    // prior.year, children[青禾县民政局].year
    std::string in_role(Role role, const std::string& path) const {
        const FactBase* facts = evaluation_.view().facts(role);
        switch (role) {
            case Role::This:
                return path;
            case Role::Prior:
                return "prior." + path;
            case Role::Parent:
                return "parent." + path;
            case Role::Other:
                return "children[" + (facts == nullptr ? "" : facts->agency.value.value_or("")) +
                       "]." + path;
        }
        return path;
    }

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
        if (entry.owner == Kind::Statistic) return statistic_fact(property, object, id);
        auto fact = fact_of(object);
        if (fact && property == Property::SectionText) show_body(*fact, evaluation_.value(object));
        // A known agency may have a kind that nobody knows.
        if (fact && fact->status == Status::Known && is_blocked(evaluation_.value(id).status)) {
            fact->path += "." + std::string(entry.name);
            fact->status = evaluation_.value(id).status;
        }
        return fact;
    }

    Fact statistic_fact(Property property, InstructionId object, InstructionId id) const {
        const rules::Statistic& statistic =
            program_.pack->statistics[evaluation_.value(object).item().index];
        return {"peers." + statistic.name.text + "." + std::string(entry_of(property).name),
                statistic.title,
                evaluation_.value(id).status,
                {},
                Role::This};
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
        if (!evaluation_.value(object).is_known()) return fact_of(object);
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
            case Kind::Conflict: {
                const CellIndex cell = facts->conflicts[item->index].cell;
                return thing_fact(in_role(item->role, program_.form->cell(cell).path), item->role,
                                  id);
            }
            case Kind::Extra:
                return thing_fact(in_role(item->role, "extras"), item->role, id);
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
            case Kind::Reporter:
                return Fact{absent_report(named(Property::ReporterName)),
                            "",
                            status_of_reporter(*evaluation_.view().dossier, item->index),
                            {},
                            Role::This};
            case Kind::Resemblance: {
                const std::size_t section = evaluation_.view().dossier->alike[item->index].section;
                return Fact{"section(" + std::to_string(facts->sections[section].number) + ").text",
                            "", Status::Known,
                            trimmed(facts->sections[section].body, facts->source->text()),
                            Role::This};
            }
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

}  // namespace

std::optional<Fact> fact_of(const Evaluation& evaluation, InstructionId id) {
    return FactFinder(evaluation).fact_of(id);
}

std::string absent_report(const std::string& agency) {
    return "report(" + agency + ")";
}

}  // namespace gouji::engine
