#include "engine/columnar_program.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <utility>

#include "engine/columnar_remainder.h"
#include "engine/operate.h"
#include "engine/stated_once.h"

namespace gouji::engine {

namespace {

__extension__ using Wide128 = __int128;

// Two hundred of them fit 32 bits, and no report states a count of eight millions.
constexpr std::int64_t largest_count = (std::int64_t{1} << 23) - 1;
// In millionths: of 万元, a hundredth of a yuan.
constexpr int amount_scale = 6;
constexpr std::int64_t largest_amount = std::int64_t{1} << 50;
constexpr std::size_t not_used = std::numeric_limits<std::size_t>::max();
constexpr Wide128 largest_narrow = std::numeric_limits<std::int32_t>::max();
constexpr Wide128 largest_wide = std::int64_t{1} << 62;
constexpr std::array<std::int64_t, Decimal::max_scale + 1> powers_of_ten = {
    1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000};

// What a value of the program is in lanes.
struct Lanes {
    enum class Content : std::uint8_t { State, Condition, Number };
    LaneRef ref;
    Content content{};
    Width width = Width::None;
    int scale = 0;
    Wide128 bound = 0;

    std::optional<Status> constant = {};  // which may stand for a condition too
};

class ColumnarCompiler {
  public:
    explicit ColumnarCompiler(const Program& program)
        : program_(program), known_(program.instructions.size()) {
        compiled_.program = &program;
        compiled_.covered.resize(program.rules.size());
    }

    ColumnarProgram run() {
        for (std::size_t i = 0; i < program_.rules.size(); ++i) add_rule(i);
        drop_unused_steps();
        share_slots();
        drop_unused_columns();
        divide(compiled_);
        return std::move(compiled_);
    }

  private:
    // ---------- rules ----------

    struct Judged {
        std::optional<Lanes> domain, when, check;
    };

    void add_rule(std::size_t index) {
        const CompiledRule& rule = program_.rules[index];
        if (rule.list != no_instruction) return;
        std::vector<Judged> places;
        for (std::size_t i = 0; i < rule.places.count; ++i) {
            const auto place = judged(program_.places[rule.places.first + i]);
            if (!place) return;
            places.push_back(*place);
        }
        compiled_.covered[index] = compiled_.rules.size();
        compiled_.rules.push_back({index,
                                   {static_cast<std::uint32_t>(compiled_.rows),
                                    static_cast<std::uint32_t>(places.size())}});
        for (const Judged& place : places) add_place(place);
    }

    std::optional<Judged> judged(const CompiledPlace& place) {
        Judged judged;
        for (const auto& [id, to] :
             {std::pair(place.domain, &judged.domain), std::pair(place.when, &judged.when),
              std::pair(place.check, &judged.check)}) {
            if (id == no_instruction) continue;
            *to = lanes_of(id);
            if (!*to || !put_as_condition(**to)) return std::nullopt;
        }
        return judged;
    }

    void add_place(const Judged& place) {
        std::vector<Lanes> parts;
        if (place.domain) parts.push_back(*place.domain);
        if (place.when) parts.push_back(*place.when);
        parts.push_back(*place.check);
        const Parts with_domain = place.when ? Parts::All : Parts::DomainAndCheck;
        const Parts without = place.when ? Parts::WhenAndCheck : Parts::Check;
        emit({Kernel::Rule, static_cast<std::uint8_t>(place.domain ? with_domain : without)},
             parts);
        compiled_.steps.back().result = static_cast<std::uint32_t>(compiled_.rows++);
    }

    // ---------- values ----------

    using Found = std::optional<Lanes>;

    // Nothing where it is not covered. What is asked of one is also asked of its operands, so each
    // is looked at once.
    Found lanes_of(InstructionId id) {
        std::optional<Found>& known = known_[static_cast<std::size_t>(id)];
        if (!known) known = computed_lanes(id);
        return *known;
    }

    Found computed_lanes(InstructionId id) {
        const Instruction& instruction = program_.at(id);
        if (instruction.op == Op::Constant)
            return constant(program_.constants[instruction.payload]);
        if (const auto kind = kind_stated_once(program_, id)) return column(id, *kind);
        if (needs_report(instruction.op)) return std::nullopt;
        std::vector<Lanes> operands;
        for (std::size_t i = 0; i < instruction.count; ++i) {
            const Found operand = lanes_of(program_.operand(instruction, i));
            if (!operand) return std::nullopt;
            operands.push_back(*operand);
        }
        return operation(instruction, std::move(operands));
    }

    Found column(InstructionId id, Kind kind) {
        FactColumn column;
        column.source = id;
        column.is_condition = kind == Kind::Condition;
        if (kind == Kind::Number || kind == Kind::Date) {
            const Instruction& source = program_.at(id);
            const bool is_amount = source.op == Op::Cell && type_of(source) == CellType::Amount;
            column.width = is_amount ? Width::Wide : Width::Narrow;
            column.scale = is_amount ? amount_scale : 0;
            column.bound = is_amount ? largest_amount : largest_count;
        }
        Lanes::Content content = Lanes::Content::State;
        if (column.is_condition) content = Lanes::Content::Condition;
        if (column.width != Width::None) content = Lanes::Content::Number;
        const auto index = static_cast<std::uint32_t>(compiled_.columns.size());
        compiled_.columns.push_back(column);
        return Lanes{
            {LaneRef::Where::Column, index}, content, column.width, column.scale, column.bound, {}};
    }

    CellType type_of(const Instruction& cell) const {
        return program_.form->cell(static_cast<CellIndex>(cell.payload)).type;
    }

    Found constant(const Constant& constant) {
        if (const auto* status = std::get_if<Status>(&constant)) {
            Found lanes = filled(static_cast<std::uint8_t>(*status), Decimal());
            lanes->constant = *status;
            return lanes;
        }
        if (const auto* truth = std::get_if<bool>(&constant)) return filled(truth_of(*truth));
        if (const auto* date = std::get_if<Date>(&constant))
            return filled(0, Decimal(std::int64_t{date->days().time_since_epoch().count()}));
        const auto* number = std::get_if<Number>(&constant);
        if (number == nullptr || !number->is_decimal()) return std::nullopt;
        return filled(0, number->numerator());
    }

    Found filled(std::uint8_t status, const Decimal& value) {
        const Wide128 size = value.coefficient();
        const Wide128 bound = size < 0 ? -size : size;
        const Width width = width_for(bound);
        if (width == Width::None) return std::nullopt;
        const LaneRef ref = emit({Kernel::Fill, status, width, {}, 0, value.coefficient()}, {});
        return Lanes{ref, Lanes::Content::Number, width, value.scale(), bound, {}};
    }

    Lanes filled(Truth truth) {
        const LaneRef ref = emit({Kernel::Fill, static_cast<std::uint8_t>(truth)}, {});
        return condition(ref);
    }

    static Lanes condition(LaneRef ref) {
        return {ref, Lanes::Content::Condition, Width::None, 0, 0, {}};
    }

    // None: there is no room for it.
    static Width width_for(Wide128 bound) {
        if (bound <= largest_narrow) return Width::Narrow;
        return bound <= largest_wide ? Width::Wide : Width::None;
    }

    Found operation(const Instruction& instruction, std::vector<Lanes> operands) {
        switch (instruction.op) {
            case Op::Add:
                return arithmetic(Kernel::Add, instruction, operands);
            case Op::Subtract:
                return arithmetic(Kernel::Subtract, instruction, operands);
            case Op::Sum:
                return arithmetic(Kernel::Sum, instruction, operands);
            case Op::Multiply:
                return product(operands);
            case Op::Minimum:
                return choice(Kernel::Minimum, instruction, operands);
            case Op::Maximum:
                return choice(Kernel::Maximum, instruction, operands);
            case Op::Negate:
                return choice(Kernel::Negate, instruction, operands);
            case Op::Absolute:
                return choice(Kernel::Absolute, instruction, operands);
            case Op::Default:
                return choice(Kernel::Default, instruction, operands);
            case Op::Count:
                return count(instruction, operands);
            case Op::Compare:
                return comparison(instruction.detail, operands);
            case Op::CompareWithin:
                return nearness(instruction, operands);
            case Op::And:
                return logic(Kernel::And, operands);
            case Op::Or:
                return logic(Kernel::Or, operands);
            case Op::Not:
                return logic(Kernel::Not, operands);
            case Op::Implies:
                return logic(Kernel::Implies, operands);
            case Op::Test:
                if (operands.front().content == Lanes::Content::Condition) return std::nullopt;
                return condition(emit({Kernel::Test, instruction.detail}, operands));
            case Op::TestZero:
                if (!are_numbers(operands)) return std::nullopt;
                return condition(emit({Kernel::TestZero, 0, operands.front().width}, operands));
            case Op::Conditional:
                return conditional(operands);
            default:
                return std::nullopt;
        }
    }

    static bool are_numbers(const std::vector<Lanes>& operands) {
        return std::all_of(operands.begin(), operands.end(),
                           [](const Lanes& one) { return one.content == Lanes::Content::Number; });
    }

    // ---------- numbers ----------

    // What numbers have in common once they are written with as many places and as many bits.
    struct Alike {
        int scale = 0;
        Wide128 sum = 0, largest = 0;  // of their bounds
    };

    // All with the places of the one that has most. Nothing where that takes too much room.
    std::optional<Alike> put_in_scale(std::vector<Lanes>& operands) {
        if (!are_numbers(operands)) return std::nullopt;
        Alike alike;
        for (const Lanes& one : operands) alike.scale = std::max(alike.scale, one.scale);
        for (Lanes& one : operands) {
            const std::int64_t factor =
                powers_of_ten[static_cast<std::size_t>(alike.scale - one.scale)];
            if (factor > 1 && !scale(one, factor)) return std::nullopt;
            one.scale = alike.scale;
            alike.sum += one.bound;
            alike.largest = std::max(alike.largest, one.bound);
        }
        return alike;
    }

    bool scale(Lanes& one, std::int64_t factor) {
        const Width width = width_for(one.bound * factor);
        if (width == Width::None) return false;
        put_in_width(one, width);
        one.bound *= factor;
        one.ref = emit({Kernel::Scale, 0, one.width, {}, 0, factor}, {one});
        return true;
    }

    void put_in_width(Lanes& one, Width width) {
        if (one.width == width || one.width == Width::Wide) return;
        one.ref = emit({Kernel::Widen, 0, Width::Wide}, {one});
        one.width = Width::Wide;
    }

    // As wide as the widest of them, and as the result is.
    Width put_in_width(std::vector<Lanes>& operands, Wide128 bound) {
        Width width = width_for(bound);
        for (const Lanes& one : operands) width = std::max(width, one.width);
        for (Lanes& one : operands) put_in_width(one, width);
        return width;
    }

    Found number(ColumnarStep step, std::vector<Lanes>& operands, int scale, Wide128 bound) {
        if (scale > Decimal::max_scale || width_for(bound) == Width::None) return std::nullopt;
        step.width = put_in_width(operands, bound);
        const LaneRef ref = emit(step, operands);
        return Lanes{ref, Lanes::Content::Number, step.width, scale, bound, {}};
    }

    Found arithmetic(Kernel kernel, const Instruction& instruction, std::vector<Lanes>& operands) {
        const auto alike = put_in_scale(operands);
        if (!alike) return std::nullopt;
        return number({kernel, instruction.detail}, operands, alike->scale, alike->sum);
    }

    // Gives one of the operands, or its size.
    Found choice(Kernel kernel, const Instruction& instruction, std::vector<Lanes>& operands) {
        const auto alike = put_in_scale(operands);
        if (!alike) return std::nullopt;
        return number({kernel, instruction.detail}, operands, alike->scale, alike->largest);
    }

    Found product(std::vector<Lanes>& operands) {
        if (!are_numbers(operands)) return std::nullopt;
        const Lanes lhs = operands[0], rhs = operands[1];
        return number({Kernel::Multiply}, operands, lhs.scale + rhs.scale, lhs.bound * rhs.bound);
    }

    Found count(const Instruction& instruction, const std::vector<Lanes>& operands) {
        if (!are_numbers(operands)) return std::nullopt;
        const LaneRef ref = emit({Kernel::Count, instruction.detail, Width::Narrow}, operands);
        return Lanes{
            ref, Lanes::Content::Number, Width::Narrow, 0, static_cast<Wide128>(operands.size()),
            {}};
    }

    // ---------- conditions ----------

    Found comparison(std::uint8_t comparator, std::vector<Lanes> operands) {
        const auto alike = put_in_scale(operands);
        if (!alike) return std::nullopt;
        const Width width = put_in_width(operands, alike->largest);
        return condition(emit({Kernel::Compare, comparator, width}, operands));
    }

    // |lhs - rhs| <= tolerance
    Found nearness(const Instruction& instruction, const std::vector<Lanes>& operands) {
        std::vector<Lanes> sides = {operands[0], operands[1]};
        const Instruction plain{};
        const Found gap = arithmetic(Kernel::Subtract, plain, sides);
        if (!gap) return std::nullopt;
        std::vector<Lanes> signed_gap = {*gap};
        const Found size = choice(Kernel::Absolute, plain, signed_gap);
        constexpr auto at_most = static_cast<std::uint8_t>(grammar::Comparator::LessOrEqual);
        const Found near = size ? comparison(at_most, {*size, operands[2]}) : std::nullopt;
        const auto comparator = static_cast<grammar::Comparator>(instruction.detail);
        if (!near || comparator == grammar::Comparator::Equal) return near;
        return logic(Kernel::Not, {*near});
    }

    Found logic(Kernel kernel, std::vector<Lanes> operands) {
        for (Lanes& one : operands) {
            if (!put_as_condition(one)) return std::nullopt;
        }
        return condition(emit({kernel}, operands));
    }

    // A constant that is not known may stand for a condition as well as for a number.
    bool put_as_condition(Lanes& one) {
        if (one.constant) one = filled(truth_of(*one.constant, false));
        return one.content == Lanes::Content::Condition;
    }

    Found conditional(const std::vector<Lanes>& operands) {
        Lanes condition_of = operands[0], yes = operands[1], no = operands[2];
        if (!put_as_condition(condition_of)) return std::nullopt;
        std::vector<Lanes> numbers = {yes, no};
        if (const auto alike = put_in_scale(numbers)) {
            const Width width = put_in_width(numbers, alike->largest);
            const LaneRef ref =
                emit({Kernel::ChooseNumber, 0, width}, {condition_of, numbers[0], numbers[1]});
            return Lanes{ref, Lanes::Content::Number, width, alike->scale, alike->largest, {}};
        }
        if (!put_as_condition(yes) || !put_as_condition(no)) return std::nullopt;
        return condition(emit({Kernel::ChooseCondition}, {condition_of, yes, no}));
    }

    // ---------- steps ----------

    // Until slots are shared, every step has one of its own.
    LaneRef emit(ColumnarStep step, const std::vector<Lanes>& operands) {
        step.operands = {static_cast<std::uint32_t>(compiled_.operands.size()),
                         static_cast<std::uint32_t>(operands.size())};
        for (const Lanes& one : operands) compiled_.operands.push_back(one.ref);
        step.result = static_cast<std::uint32_t>(compiled_.steps.size());
        compiled_.steps.push_back(step);
        return {LaneRef::Where::Slot, step.result};
    }

    template <class Visit>
    void each_operand(const ColumnarStep& step, Visit visit) {
        for (std::uint32_t i = 0; i < step.operands.count; ++i)
            visit(compiled_.operands[step.operands.first + i]);
    }

    // Of rules that turned out not to be covered.
    void drop_unused_steps() {
        std::vector<bool> is_used(compiled_.steps.size(), false);
        for (std::size_t i = compiled_.steps.size(); i-- > 0;) {
            const ColumnarStep& step = compiled_.steps[i];
            is_used[i] = is_used[i] || step.kernel == Kernel::Rule;
            if (!is_used[i]) continue;
            each_operand(step, [&](const LaneRef& operand) {
                if (operand.where == LaneRef::Where::Slot) is_used[operand.index] = true;
            });
        }
        std::size_t at = 0;
        std::erase_if(compiled_.steps, [&](const ColumnarStep&) { return !is_used[at++]; });
    }

    // A slot is used again when the last step that reads it is done.
    void share_slots() {
        std::map<std::uint32_t, std::size_t> last_use;
        for (std::size_t i = 0; i < compiled_.steps.size(); ++i) {
            each_operand(compiled_.steps[i], [&](const LaneRef& operand) {
                if (operand.where == LaneRef::Where::Slot) last_use[operand.index] = i;
            });
        }
        std::map<std::uint32_t, std::uint32_t> slot_of;
        std::vector<std::uint32_t> free;
        for (std::size_t i = 0; i < compiled_.steps.size(); ++i) {
            ColumnarStep& step = compiled_.steps[i];
            std::vector<std::uint32_t> done;
            each_operand(step, [&](LaneRef& operand) {
                if (operand.where != LaneRef::Where::Slot) return;
                if (last_use[operand.index] == i) {
                    last_use[operand.index] = not_used;  // though the step reads it twice
                    done.push_back(slot_of[operand.index]);
                }
                operand.index = slot_of[operand.index];
            });
            if (step.kernel != Kernel::Rule) {
                if (free.empty()) free.push_back(static_cast<std::uint32_t>(compiled_.slots++));
                slot_of[step.result] = free.back();
                step.result = free.back();
                free.pop_back();
            }
            free.insert(free.end(), done.begin(), done.end());
        }
    }

    void drop_unused_columns() {
        std::vector<bool> is_used(compiled_.columns.size(), false);
        for (const ColumnarStep& step : compiled_.steps)
            each_operand(step, [&](const LaneRef& operand) {
                if (operand.where == LaneRef::Where::Column) is_used[operand.index] = true;
            });
        std::vector<std::uint32_t> place(is_used.size(), 0);
        std::vector<FactColumn> columns;
        for (std::size_t i = 0; i < is_used.size(); ++i) {
            if (!is_used[i]) continue;
            place[i] = static_cast<std::uint32_t>(columns.size());
            columns.push_back(compiled_.columns[i]);
            std::size_t& stored = columns.back().width == Width::Wide ? compiled_.wide_columns
                                                                      : compiled_.narrow_columns;
            if (columns.back().width != Width::None)
                columns.back().store = static_cast<std::uint32_t>(stored++);
        }
        compiled_.columns = std::move(columns);
        for (LaneRef& operand : compiled_.operands) {
            if (operand.where == LaneRef::Where::Column) operand.index = place[operand.index];
        }
    }

    const Program& program_;
    ColumnarProgram compiled_;
    std::vector<std::optional<Found>> known_;  // by instruction
};

}  // namespace

std::size_t ColumnarProgram::cells_read() const {
    std::size_t cells = 0;
    for (const ColumnarStep& step : steps) {
        for (std::uint32_t i = 0; i < step.operands.count; ++i) {
            const LaneRef& operand = operands[step.operands.first + i];
            cells += operand.where == LaneRef::Where::Column &&
                             program->at(columns[operand.index].source).op == Op::Cell
                         ? 1U
                         : 0U;
        }
    }
    return cells;
}

ColumnarProgram compile_columnar(const Program& program) {
    return ColumnarCompiler(program).run();
}

}  // namespace gouji::engine
