#include "engine/claims.h"

#include <algorithm>
#include <utility>

#include "engine/truth.h"
#include "grammar/ast.h"

namespace gouji::engine {

namespace {

// How one value may stand to another.
constexpr std::uint8_t less = 1;
constexpr std::uint8_t equal = 2;
constexpr std::uint8_t greater = 4;
constexpr std::uint8_t any_relation = less | equal | greater;
constexpr std::uint8_t any_state = 0x1F;

std::uint8_t relations_of(grammar::Comparator comparator) {
    switch (comparator) {
        case grammar::Comparator::Equal:
            return equal;
        case grammar::Comparator::NotEqual:
            return less | greater;
        case grammar::Comparator::Less:
            return less;
        case grammar::Comparator::LessOrEqual:
            return less | equal;
        case grammar::Comparator::Greater:
            return greater;
        case grammar::Comparator::GreaterOrEqual:
            return greater | equal;
    }
    return any_relation;
}

std::uint8_t state_bit(Asked asked) {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(asked));
}

std::uint8_t turned(std::uint8_t relations) {
    std::uint8_t result = relations & equal;
    if ((relations & less) != 0) result |= greater;
    if ((relations & greater) != 0) result |= less;
    return result;
}

bool is_below(const std::optional<Bound>& most, const std::optional<Bound>& least) {
    if (!most || !least) return false;
    if (most->value != least->value) return most->value < least->value;
    return most->is_open || least->is_open;
}

bool is_empty(const ValueRange& range) {
    return is_below(range.most, range.least);
}

bool is_one_value(const ValueRange& range) {
    return range.least && range.most && range.least->value == range.most->value;
}

// The relations that values of the two ranges can have.
std::uint8_t feasible(const ValueRange& lhs, const ValueRange& rhs) {
    std::uint8_t relations = any_relation;
    if (is_below(lhs.most, rhs.least)) relations &= less;
    if (is_below(rhs.most, lhs.least)) relations &= greater;
    const auto touches = [](const std::optional<Bound>& most, const std::optional<Bound>& least) {
        return most && least && most->value == least->value;
    };
    if (touches(lhs.most, rhs.least)) relations &= less | equal;
    if (touches(rhs.most, lhs.least)) relations &= greater | equal;
    if (is_one_value(lhs) && is_one_value(rhs) && lhs.least->value == rhs.least->value)
        relations &= equal;
    return relations;
}

void raise(std::optional<Bound>& least, const Bound& to) {
    if (!least || least->value < to.value || (least->value == to.value && to.is_open)) least = to;
}

void lower(std::optional<Bound>& most, const Bound& to) {
    if (!most || to.value < most->value || (most->value == to.value && to.is_open)) most = to;
}

}  // namespace

bool Claims::admit(std::vector<Claim> claims, std::size_t& steps) {
    while (!claims.empty()) {
        if (steps == 0) return true;
        --steps;
        const Claim claim = claims.back();
        claims.pop_back();
        if (claim.condition == no_instruction) continue;
        const Ways ways = ways_of(claim);
        if (ways.empty()) {
            if (!admit_fact(claim)) return false;
            continue;
        }
        if (ways.size() == 1) {
            claims.insert(claims.end(), ways.front().begin(), ways.front().end());
            continue;
        }
        return std::any_of(ways.begin(), ways.end(), [&](const std::vector<Claim>& way) {
            std::vector<Claim> left = claims;
            left.insert(left.end(), way.begin(), way.end());
            return Claims(*this).admit(std::move(left), steps);
        });
    }
    return is_consistent();
}

Claims::Ways Claims::ways_of(const Claim& claim) const {
    const Program& program = possible_.program();
    const Instruction& instruction = program.at(claim.condition);
    const auto operand = [&](std::size_t i) { return program.operand(instruction, i); };
    switch (instruction.op) {
        case Op::Not:
            return {{{operand(0), !claim.holds}}};
        case Op::And:
            return claim.holds ? ways_of_all(instruction, {no_instruction, true})
                               : ways_of_one(instruction, {no_instruction, false});
        case Op::Or:
            return claim.holds ? ways_of_one(instruction, {no_instruction, true})
                               : ways_of_all(instruction, {no_instruction, false});
        case Op::Implies:
            if (claim.holds) return {{{operand(0), false}}, {{operand(1), true}}};
            return {{{operand(0), true}, {operand(1), false}}};
        case Op::Conditional:
            return {{{operand(0), true}, {operand(1), claim.holds}},
                    {{operand(0), false}, {operand(2), claim.holds}}};
        default:
            return {};
    }
}

Claims::Ways Claims::ways_of_all(const Instruction& instruction, Claim each) const {
    Ways ways(1);
    for (std::size_t i = 0; i < instruction.count; ++i)
        ways.front().push_back({possible_.program().operand(instruction, i), each.holds});
    return ways;
}

Claims::Ways Claims::ways_of_one(const Instruction& instruction, Claim each) const {
    Ways ways;
    for (std::size_t i = 0; i < instruction.count; ++i)
        ways.push_back({{possible_.program().operand(instruction, i), each.holds}});
    return ways;
}

bool Claims::admit_fact(const Claim& claim) {
    const Instruction& instruction = possible_.program().at(claim.condition);
    switch (instruction.op) {
        case Op::Constant:
            return admit_constant(claim);
        case Op::Compare:
            return admit_comparison(instruction, claim.holds);
        case Op::Test:
            return admit_state(instruction, claim.holds);
        case Op::TestZero:
            if (!claim.holds) return !others_.try_emplace(claim.condition, false).first->second;
            return narrow(possible_.program().operand(instruction, 0), equal, Number(0));
        default:
            return others_.try_emplace(claim.condition, claim.holds).first->second == claim.holds;
    }
}

bool Claims::admit_constant(const Claim& claim) const {
    const Program& program = possible_.program();
    const Constant& constant = program.constants[program.at(claim.condition).payload];
    const bool* value = std::get_if<bool>(&constant);
    return value == nullptr || *value == claim.holds;
}

// What is compared is known, and stands to the other as the comparison says.
bool Claims::admit_comparison(const Instruction& instruction, bool holds) {
    const Program& program = possible_.program();
    InstructionId lhs = program.operand(instruction, 0);
    InstructionId rhs = program.operand(instruction, 1);
    std::uint8_t relations =
        relations_of(static_cast<grammar::Comparator>(instruction.detail)) & any_relation;
    if (!holds) relations = any_relation & static_cast<std::uint8_t>(~relations);
    for (const InstructionId side : {lhs, rhs}) {
        std::uint8_t& states = states_.try_emplace(side, any_state).first->second;
        states &= state_bit(Asked::Known);
        if (states == 0) return false;
    }
    if (rhs < lhs) {
        std::swap(lhs, rhs);
        relations = turned(relations);
    }
    if (lhs == rhs) return (relations & equal) != 0;
    std::uint8_t& known = relations_.try_emplace({lhs, rhs}, any_relation).first->second;
    known &= relations;
    if (known == 0) return false;
    const auto is_number = [&](InstructionId id) { return is_one_value(possible_.range(id)); };
    if (is_number(rhs)) return narrow(lhs, relations, possible_.range(rhs).least->value);
    if (is_number(lhs)) return narrow(rhs, turned(relations), possible_.range(lhs).least->value);
    return true;
}

bool Claims::admit_state(const Instruction& instruction, bool holds) {
    const std::uint8_t asked = state_bit(static_cast<Asked>(instruction.detail));
    const InstructionId of = possible_.program().operand(instruction, 0);
    std::uint8_t& states = states_.try_emplace(of, any_state).first->second;
    states &= holds ? asked : static_cast<std::uint8_t>(any_state & ~asked);
    return states != 0;
}

bool Claims::narrow(InstructionId id, std::uint8_t relations, const Number& to) {
    ValueRange range = this->range(id);
    if ((relations & greater) == 0) lower(range.most, {to, (relations & equal) == 0});
    if ((relations & less) == 0) raise(range.least, {to, (relations & equal) == 0});
    const bool has_values = !is_empty(range);
    ranges_[id] = range;
    return has_values;
}

ValueRange Claims::range(InstructionId id) const {
    const auto narrowed = ranges_.find(id);
    return narrowed == ranges_.end() ? possible_.range(id) : narrowed->second;
}

bool Claims::is_consistent() const {
    return std::all_of(relations_.begin(), relations_.end(), [&](const auto& relation) {
        const auto [lhs, rhs] = relation.first;
        return (relation.second & feasible(range(lhs), range(rhs))) != 0;
    });
}

}  // namespace gouji::engine
