#include "engine/suggest.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace gouji::engine {

namespace {

// The left side of an identity less the right: so much of each cell, and what they come to.
struct Identity {
    std::map<CellIndex, std::int64_t> parts;
    Number difference;
    const JudgedCheck* check = nullptr;

    bool holds() const { return difference.is_zero(); }
};

// A sum taken apart; false where it is more than cells added and taken away.
class Sums {
  public:
    explicit Sums(const Evaluation& evaluation) : evaluation_(evaluation) {}

    std::optional<Identity> identity(const JudgedCheck& judged) {
        const Program& program = evaluation_.program();
        const Instruction& check = program.at(judged.check);
        const Value& lhs = evaluation_.value(program.operand(check, 0));
        const Value& rhs = evaluation_.value(program.operand(check, 1));
        const bool are_numbers = lhs.is_known() && rhs.is_known() &&
                                 std::holds_alternative<Number>(lhs.payload) &&
                                 std::holds_alternative<Number>(rhs.payload);
        if (!are_numbers) return std::nullopt;
        const auto difference = subtract(lhs.number(), rhs.number());
        parts_.clear();
        if (!difference || !take(program.operand(check, 0), 1) ||
            !take(program.operand(check, 1), -1))
            return std::nullopt;
        std::erase_if(parts_, [](const auto& part) { return part.second == 0; });
        if (parts_.empty() || says_what_it_has_to_be(check)) return std::nullopt;
        return Identity{parts_, *difference, &judged};
    }

  private:
    // regulations == 0: that 0 would be right is the rule, and no way to find the slip.
    bool says_what_it_has_to_be(const Instruction& check) const {
        const Program& program = evaluation_.program();
        const auto is = [&](std::size_t side, Op op) {
            return program.at(program.operand(check, side)).op == op;
        };
        return parts_.size() == 1 && ((is(0, Op::Cell) && is(1, Op::Constant)) ||
                                      (is(0, Op::Constant) && is(1, Op::Cell)));
    }

    bool take(InstructionId id, std::int64_t sign) {
        const Program& program = evaluation_.program();
        const Instruction& instruction = program.at(id);
        const auto operand = [&](std::size_t i) { return program.operand(instruction, i); };
        switch (instruction.op) {
            case Op::Constant:
                return true;
            case Op::Cell:
                if (static_cast<Role>(instruction.detail) == Role::This)
                    parts_[static_cast<CellIndex>(instruction.payload)] += sign;
                return evaluation_.value(id).is_known();
            case Op::Add:
                return take(operand(0), sign) && take(operand(1), sign);
            case Op::Subtract:
                return take(operand(0), sign) && take(operand(1), -sign);
            case Op::Negate:
                return take(operand(0), -sign);
            case Op::Sum:
                return take_sum(instruction, sign);
            default:
                return false;
        }
    }

    bool take_sum(const Instruction& sum, std::int64_t sign) {
        for (std::size_t i = 0; i < sum.count; ++i) {
            const InstructionId member = evaluation_.program().operand(sum, i);
            if (evaluation_.value(member).status == Status::NotApplicable) continue;
            if (!take(member, sign)) return false;
        }
        return true;
    }

    const Evaluation& evaluation_;
    std::map<CellIndex, std::int64_t> parts_;
};

bool can_show(const Form& form, CellIndex cell, const Number& value) {
    const CellType type = form.cell(cell).type;
    if (!value.is_decimal()) return false;
    if (type != CellType::Integer && value < Number()) return false;
    return type == CellType::Amount || value.whole().has_value();
}

// A cell with the value that would mend it, and the identities that would then hold.
struct Correction {
    CellIndex cell{};
    Number value;
    std::vector<const Identity*> mends;
};

class Corrector {
  public:
    Corrector(const Evaluation& evaluation, std::vector<Identity> identities)
        : evaluation_(evaluation), identities_(std::move(identities)) {
        for (const Identity& identity : identities_) {
            for (const auto& [cell, times] : identity.parts) with_[cell].push_back(&identity);
        }
    }

    // Of a failing identity: nothing where no cell or more than one would do.
    std::optional<Correction> correction_of(const Identity& failing) const {
        std::optional<Correction> only;
        for (const auto& [cell, times] : failing.parts) {
            auto correction = correction_at(cell, failing);
            if (!correction) continue;
            // The cell that more identities speak against is the likelier one.
            if (only && only->mends.size() == correction->mends.size()) return std::nullopt;
            if (!only || only->mends.size() < correction->mends.size())
                only = std::move(correction);
        }
        return only;
    }

    const std::vector<Identity>& identities() const { return identities_; }

  private:
    std::optional<Correction> correction_at(CellIndex cell, const Identity& failing) const {
        const FactBase& facts = *evaluation_.view().facts(Role::This);
        const Number old(facts.values[static_cast<std::size_t>(cell)]);
        const auto change = divide(failing.difference, Number(failing.parts.at(cell)));
        const auto value = change ? subtract(old, *change) : std::nullopt;
        if (!value || !can_show(*facts.form, cell, *value)) return std::nullopt;
        Correction correction{cell, *value, {}};
        for (const Identity* other : with_.at(cell)) {
            const auto by = multiply(*change, Number(other->parts.at(cell)));
            if (!by || !(*by == other->difference)) return std::nullopt;
            correction.mends.push_back(other);
        }
        return correction;
    }

    const Evaluation& evaluation_;
    std::vector<Identity> identities_;
    std::map<CellIndex, std::vector<const Identity*>> with_;
};

// Those that fail, and those that speak of one of their cells.
std::vector<Identity> identities_of(const Evaluation& evaluation,
                                    const std::vector<JudgedCheck>& checks) {
    Sums sums(evaluation);
    std::set<CellIndex> doubtful;
    for (const JudgedCheck& check : checks) {
        if (check.finding.empty()) continue;
        const auto failing = sums.identity(check);
        if (!failing) continue;
        for (const auto& [cell, times] : failing->parts) doubtful.insert(cell);
    }
    std::vector<Identity> identities;
    if (doubtful.empty()) return identities;
    for (const JudgedCheck& check : checks) {
        auto identity = sums.identity(check);
        const bool matters = identity && std::any_of(identity->parts.begin(), identity->parts.end(),
                                                     [&](const auto& part) {
                                                         return doubtful.contains(part.first);
                                                     });
        if (matters) identities.push_back(std::move(*identity));
    }
    return identities;
}

Finding* finding_called(const std::string& id, std::vector<Finding>& findings) {
    const auto found = std::find_if(findings.begin(), findings.end(),
                                    [&](const Finding& finding) { return finding.id == id; });
    return found == findings.end() ? nullptr : &*found;
}

void add_once(std::vector<std::string>& all, const std::string& one) {
    if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

}  // namespace

bool is_equality(const Instruction& check) {
    return check.op == Op::Compare &&
           static_cast<grammar::Comparator>(check.detail) == grammar::Comparator::Equal;
}

void suggest_corrections(const Evaluation& evaluation, const std::vector<JudgedCheck>& checks,
                         std::vector<Finding>& findings) {
    const Program& program = evaluation.program();
    const Corrector corrector(evaluation, identities_of(evaluation, checks));
    for (const Identity& identity : corrector.identities()) {
        if (identity.holds() || identity.check->finding.empty()) continue;
        Finding* finding = finding_called(identity.check->finding, findings);
        const auto correction = corrector.correction_of(identity);
        if (finding == nullptr || !correction) continue;
        Suggestion suggestion{
            program.form->cell(correction->cell).path, to_string(correction->value), {}};
        for (const Identity* mended : correction->mends) {
            add_once(suggestion.satisfies, program.pack->rules[mended->check->rule].id);
            const std::string& other = mended->check->finding;
            if (other != finding->id && !other.empty()) add_once(finding->same_cause, other);
        }
        finding->suggest.push_back(std::move(suggestion));
    }
}

}  // namespace gouji::engine
