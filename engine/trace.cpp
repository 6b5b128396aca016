#include "engine/trace.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/for_each_item.h"
#include "engine/found_fact.h"
#include "engine/message_format.h"

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
    explicit EvidenceWalk(Evaluation& evaluation) : evaluation_(evaluation) {}

    void visit(InstructionId id) {
        const Program& program = evaluation_.program();
        if (auto fact = fact_of(evaluation_, id)) {
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
                             raw_text(evaluation_, fact), fact.span, fact.role, fact.other});
    }

    Evaluation& evaluation_;
    std::vector<Evidence> evidence_;
};

class BlockerWalk {
  public:
    explicit BlockerWalk(Evaluation& evaluation) : evaluation_(evaluation) {}

    void visit(InstructionId id) {
        const Program& program = evaluation_.program();
        if (!is_blocked(evaluation_.value(id).status)) return;
        if (const auto fact = fact_of(evaluation_, id)) {
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
        const Value list = evaluation_.value(evaluation_.program().operand(fold, 0));
        if (list.is_known() &&
            evaluation_.lacks_items(evaluation_.program().regions[fold.payload], list.item())) {
            for (const std::string& agency : evaluation_.view().dossier->absent_children)
                blockers_.push_back({absent_report(agency), State::Missing, {}, Role::This});
            for (const std::string& agency : evaluation_.view().dossier->unclear_children)
                blockers_.push_back({absent_report(agency), State::Unread, {}, Role::This});
        }
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
    Proof proof{std::string(name_of(instruction)),
                shown(stated(evaluation, evaluation.value(id))),
                "",
                {},
                {},
                Role::This,
                0};
    if (const auto fact = fact_of(evaluation, id)) {
        proof.path = fact->path;
        proof.span = fact->span;
        proof.role = fact->role;
        proof.other = fact->other;
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
