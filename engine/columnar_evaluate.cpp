#include "engine/columnar_evaluate.h"

#include <cstring>

#include "engine/lane_kernels.h"

namespace gouji::engine {

namespace {

using grammar::Comparator;

constexpr auto conjunctions = table_of(conjunction);
constexpr auto disjunctions = table_of(disjunction);
constexpr auto implications = table_of(implication);

class Block {
  public:
    Block(const ColumnarProgram& program, const FactColumns& facts, Slots& slots, Rulings& rulings)
        : program_(program), facts_(facts), slots_(slots), rulings_(rulings), lanes_(facts.lanes) {
        const std::size_t size = program.slots * lanes_;
        slots.states.resize(size);
        slots.narrow.resize(size);
        slots.wide.resize(size);
        rulings.lanes = lanes_;
        rulings.rows.resize(program.rows * lanes_);
        rulings.is_left_out = facts.is_left_out;
    }

    void run() {
        for (const ColumnarStep& step : program_.steps) run(step);
    }

  private:
    // ---------- where lanes are ----------

    const LaneRef& operand(const ColumnarStep& step, std::size_t index) const {
        return program_.operands[step.operands.first + index];
    }
    States states(const LaneRef& ref) const {
        const bool is_column = ref.where == LaneRef::Where::Column;
        return (is_column ? facts_.states.data() : slots_.states.data()) + ref.index * lanes_;
    }
    States states(const ColumnarStep& step, std::size_t index) const {
        return states(operand(step, index));
    }
    template <class T>
    const T* numbers(const LaneRef& ref) const {
        const bool is_column = ref.where == LaneRef::Where::Column;
        const std::size_t index = is_column ? program_.columns[ref.index].store : ref.index;
        if constexpr (sizeof(T) == sizeof(std::int32_t))
            return (is_column ? facts_.narrow.data() : slots_.narrow.data()) + index * lanes_;
        else
            return (is_column ? facts_.wide.data() : slots_.wide.data()) + index * lanes_;
    }
    template <class T>
    const T* numbers(const ColumnarStep& step, std::size_t index) const {
        return numbers<T>(operand(step, index));
    }
    std::span<std::uint8_t> result_states(const ColumnarStep& step) {
        return {slots_.states.data() + step.result * lanes_, lanes_};
    }
    template <class T>
    std::span<T> result_numbers(const ColumnarStep& step) {
        if constexpr (sizeof(T) == sizeof(std::int32_t))
            return {slots_.narrow.data() + step.result * lanes_, lanes_};
        else
            return {slots_.wide.data() + step.result * lanes_, lanes_};
    }

    // ---------- steps ----------

    void run(const ColumnarStep& step) {
        switch (step.kernel) {
            case Kernel::And:
                return fold(step, conjunctions);
            case Kernel::Or:
                return fold(step, disjunctions);
            case Kernel::Implies:
                return combine(result_states(step), states(step, 0), states(step, 1), implications);
            case Kernel::Not:
                return each_state(result_states(step), states(step, 0), [](std::uint8_t truth) {
                    return negation(static_cast<Truth>(truth));
                });
            case Kernel::Test:
                return test(step);
            case Kernel::ChooseCondition:
                return choose_states(step, Truths::Conditions);
            case Kernel::Rule:
                return rule(step);
            case Kernel::Widen:
                return widen(step);
            default:
                break;
        }
        if (step.width == Width::Wide) return run_numbers<std::int64_t>(step);
        run_numbers<std::int32_t>(step);
    }

    template <class T>
    void run_numbers(const ColumnarStep& step) {
        switch (step.kernel) {
            case Kernel::Fill:
                return fill<T>(step);
            case Kernel::Scale: {
                const auto factor = static_cast<T>(step.number);
                return unary<T>(step, [factor](T value) { return value * factor; });
            }
            case Kernel::Negate:
                return unary<T>(step, [](T value) { return -value; });
            case Kernel::Absolute:
                return unary<T>(step, [](T value) { return value < 0 ? -value : value; });
            case Kernel::Add:
                return binary<T>(step, [](T lhs, T rhs) { return lhs + rhs; });
            case Kernel::Subtract:
                return binary<T>(step, [](T lhs, T rhs) { return lhs - rhs; });
            case Kernel::Multiply:
                return binary<T>(step, [](T lhs, T rhs) { return lhs * rhs; });
            case Kernel::Sum:
                return sum<T>(step);
            case Kernel::Count:
                return count(step);
            case Kernel::Minimum:
                return extreme<T>(step, std::numeric_limits<T>::max(),
                                  [](T lhs, T rhs) { return std::min(lhs, rhs); });
            case Kernel::Maximum:
                return extreme<T>(step, std::numeric_limits<T>::min(),
                                  [](T lhs, T rhs) { return std::max(lhs, rhs); });
            case Kernel::Compare:
                return compare<T>(step);
            case Kernel::TestZero:
                return test_zero<T>(step);
            case Kernel::Default:
                return use_default<T>(step);
            case Kernel::ChooseNumber:
                return choose<T>(step);
            default:
                break;
        }
    }

    // ---------- numbers ----------

    template <class T>
    void fill(const ColumnarStep& step) {
        std::memset(result_states(step).data(), step.detail, lanes_);
        if (step.width == Width::None) return;
        std::ranges::fill(result_numbers<T>(step), static_cast<T>(step.number));
    }

    void widen(const ColumnarStep& step) {
        std::memcpy(result_states(step).data(), states(step, 0), lanes_);
        const std::int32_t* from = numbers<std::int32_t>(step, 0);
        std::copy(from, from + lanes_, result_numbers<std::int64_t>(step).begin());
    }

    template <class T, class Operation>
    void unary(const ColumnarStep& step, Operation operation) {
        each_number(result_numbers<T>(step), numbers<T>(step, 0), operation);
        each_state(result_states(step), states(step, 0),
                   [](std::uint8_t state) { return computed(static_cast<Status>(state)); });
    }

    template <class T, class Operation>
    void binary(const ColumnarStep& step, Operation operation) {
        each_number(result_numbers<T>(step), numbers<T>(step, 0), numbers<T>(step, 1), operation);
        join_states(step);
    }

    void join_states(const ColumnarStep& step) {
        each_state(result_states(step), states(step, 0), states(step, 1),
                   [](std::uint8_t lhs, std::uint8_t rhs) {
                       return join(static_cast<Status>(lhs), static_cast<Status>(rhs));
                   });
    }

    // ---------- members ----------

    // What a column does not know is 0 there; what was computed may be anything.
    template <class T>
    void sum(const ColumnarStep& step) {
        const std::span<T> result = result_numbers<T>(step);
        std::ranges::fill(result, T{0});
        for (std::size_t i = 0; i < step.operands.count; ++i) {
            const T* member = numbers<T>(step, i);
            if (operand(step, i).where == LaneRef::Where::Column) {
                each_number(result, result.data(), member,
                            [](T total, T one) { return total + one; });
                continue;
            }
            const States state = states(step, i);
            for (std::size_t lane = 0; lane < lanes_; ++lane)
                result[lane] += state[lane] == state_of(Status::Known) ? member[lane] : T{0};
        }
        tally(step);
    }

    template <class T, class Better>
    void extreme(const ColumnarStep& step, T worst, Better better) {
        const std::span<T> result = result_numbers<T>(step);
        const auto blanks = static_cast<Blanks>(step.detail);
        std::ranges::fill(result, worst);
        for (std::size_t i = 0; i < step.operands.count; ++i) {
            const T* member = numbers<T>(step, i);
            const States state = states(step, i);
            for (std::size_t lane = 0; lane < lanes_; ++lane) {
                const bool is_zero =
                    blanks == Blanks::AreZero && state[lane] == state_of(Status::Missing);
                const T value = is_zero ? T{0} : member[lane];
                const bool counts = is_zero || state[lane] == state_of(Status::Known);
                result[lane] = counts ? better(result[lane], value) : result[lane];
            }
        }
        tally(step);
        const States state = result_states(step).data();
        for (std::size_t lane = 0; lane < lanes_; ++lane)
            result[lane] = state[lane] == state_of(Status::Known) ? result[lane] : T{0};
    }

    // Where all that apply are known they are counted, and their number is not asked for elsewhere.
    void count(const ColumnarStep& step) {
        const std::span<std::int32_t> result = result_numbers<std::int32_t>(step);
        std::ranges::fill(result, 0);
        for (std::size_t i = 0; i < step.operands.count; ++i) {
            const States state = states(step, i);
            for (std::size_t lane = 0; lane < lanes_; ++lane)
                result[lane] += state[lane] != state_of(Status::NotApplicable) ? 1 : 0;
        }
        tally(step);
    }

    void tally(const ColumnarStep& step) {
        const std::span<std::uint8_t> ranks = result_states(step);
        std::ranges::fill(ranks, rank_of_none);
        const bool has_zeros = static_cast<Blanks>(step.detail) == Blanks::AreZero;
        for (std::size_t i = 0; i < step.operands.count; ++i) {
            if (has_zeros) {
                each_state(ranks, ranks.data(), states(step, i),
                           [](std::uint8_t rank, std::uint8_t state) {
                               return std::max(rank, rank_of(blank_as_zero(state)));
                           });
            } else {
                each_state(ranks, ranks.data(), states(step, i),
                           [](std::uint8_t rank, std::uint8_t state) {
                               return std::max(rank, rank_of(state));
                           });
            }
        }
        each_state(ranks, ranks.data(), status_of_rank);
    }

    // ---------- conditions ----------

    template <class T>
    void compare(const ColumnarStep& step) {
        switch (static_cast<Comparator>(step.detail)) {
            case Comparator::Equal:
                return compare<T>(step, [](T lhs, T rhs) { return lhs == rhs; });
            case Comparator::NotEqual:
                return compare<T>(step, [](T lhs, T rhs) { return lhs != rhs; });
            case Comparator::Less:
                return compare<T>(step, [](T lhs, T rhs) { return lhs < rhs; });
            case Comparator::LessOrEqual:
                return compare<T>(step, [](T lhs, T rhs) { return lhs <= rhs; });
            case Comparator::Greater:
                return compare<T>(step, [](T lhs, T rhs) { return lhs > rhs; });
            case Comparator::GreaterOrEqual:
                return compare<T>(step, [](T lhs, T rhs) { return lhs >= rhs; });
        }
    }

    template <class T, class Holds>
    void compare(const ColumnarStep& step, Holds holds) {
        const std::span<std::uint8_t> result = result_states(step);
        const States lhs_state = states(step, 0), rhs_state = states(step, 1);
        const T* lhs = numbers<T>(step, 0);
        const T* rhs = numbers<T>(step, 1);
        for (std::size_t lane = 0; lane < lanes_; ++lane) {
            const Status status =
                join(static_cast<Status>(lhs_state[lane]), static_cast<Status>(rhs_state[lane]));
            result[lane] = static_cast<std::uint8_t>(truth_of(status, holds(lhs[lane], rhs[lane])));
        }
    }

    void test(const ColumnarStep& step) {
        switch (static_cast<Asked>(step.detail)) {
            case Asked::Missing:
                return test<Asked::Missing>(step);
            case Asked::Invalid:
                return test<Asked::Invalid>(step);
            case Asked::Unread:
                return test<Asked::Unread>(step);
            case Asked::Known:
                return test<Asked::Known>(step);
            case Asked::NotApplicable:
                return test<Asked::NotApplicable>(step);
        }
    }

    template <Asked asked>
    void test(const ColumnarStep& step) {
        each_state(result_states(step), states(step, 0), [](std::uint8_t state) {
            return state_test(static_cast<Status>(state), asked);
        });
    }

    template <class T>
    void test_zero(const ColumnarStep& step) {
        const std::span<std::uint8_t> result = result_states(step);
        const States state = states(step, 0);
        const T* number = numbers<T>(step, 0);
        for (std::size_t lane = 0; lane < lanes_; ++lane) {
            const auto status = static_cast<Status>(state[lane]);
            const Truth known = truth_of(number[lane] == 0);
            result[lane] = static_cast<std::uint8_t>(
                status == Status::Known ? known : state_test(status, Asked::Known));
        }
    }

    template <class Table>
    void fold(const ColumnarStep& step, const Table& table) {
        const std::span<std::uint8_t> result = result_states(step);
        std::memcpy(result.data(), states(step, 0), lanes_);
        for (std::size_t i = 1; i < step.operands.count; ++i)
            combine(result, result.data(), states(step, i), table);
    }

    // ---------- choices ----------

    enum class Truths : std::uint8_t { Numbers, Conditions };

    template <class T>
    void choose(const ColumnarStep& step) {
        const std::span<T> result = result_numbers<T>(step);
        const States condition = states(step, 0);
        const T* yes = numbers<T>(step, 1);
        const T* no = numbers<T>(step, 2);
        for (std::size_t lane = 0; lane < lanes_; ++lane)
            result[lane] =
                condition[lane] == static_cast<std::uint8_t>(Truth::True) ? yes[lane] : no[lane];
        choose_states(step, Truths::Numbers);
    }

    void choose_states(const ColumnarStep& step, Truths truths) {
        const std::span<std::uint8_t> result = result_states(step);
        const States condition = states(step, 0), yes = states(step, 1), no = states(step, 2);
        for (std::size_t lane = 0; lane < lanes_; ++lane) {
            const auto truth = static_cast<Truth>(condition[lane]);
            const std::uint8_t neither = truths == Truths::Conditions
                                             ? condition[lane]
                                             : state_of(computed(status_of(truth)));
            const std::uint8_t chosen = truth == Truth::True ? yes[lane] : no[lane];
            const bool is_decided = truth == Truth::True || truth == Truth::False;
            result[lane] = is_decided ? chosen : neither;
        }
    }

    template <class T>
    void use_default(const ColumnarStep& step) {
        const std::span<T> result = result_numbers<T>(step);
        const std::span<std::uint8_t> result_state = result_states(step);
        const States state = states(step, 0), other_state = states(step, 1);
        const T* number = numbers<T>(step, 0);
        const T* other = numbers<T>(step, 1);
        for (std::size_t lane = 0; lane < lanes_; ++lane) {
            const bool falls_back = takes_fallback(static_cast<Status>(state[lane]));
            result[lane] = falls_back ? other[lane] : number[lane];
            result_state[lane] = falls_back ? other_state[lane] : state[lane];
        }
    }

    // ---------- rules ----------

    void rule(const ColumnarStep& step) {
        const std::span<std::uint8_t> row{rulings_.rows.data() + step.result * lanes_, lanes_};
        const auto truth = [](std::uint8_t state) { return static_cast<Truth>(state); };
        switch (static_cast<Parts>(step.detail)) {
            case Parts::Check:
                std::memcpy(row.data(), states(step, 0), lanes_);
                return;
            case Parts::DomainAndCheck:
                return each_state(row, states(step, 0), states(step, 1),
                                  [&](std::uint8_t domain, std::uint8_t check) {
                                      return ruling(truth(domain), Truth::True, truth(check));
                                  });
            case Parts::WhenAndCheck:
                return each_state(row, states(step, 0), states(step, 1),
                                  [&](std::uint8_t when, std::uint8_t check) {
                                      return ruling(Truth::True, truth(when), truth(check));
                                  });
            case Parts::All: {
                const States domain = states(step, 0), when = states(step, 1);
                const States check = states(step, 2);
                for (std::size_t lane = 0; lane < lanes_; ++lane)
                    row[lane] = static_cast<std::uint8_t>(
                        ruling(truth(domain[lane]), truth(when[lane]), truth(check[lane])));
                return;
            }
        }
    }

    const ColumnarProgram& program_;
    const FactColumns& facts_;
    Slots& slots_;
    Rulings& rulings_;
    std::size_t lanes_;
};

}  // namespace

void evaluate(const ColumnarProgram& program, const FactColumns& facts, Slots& slots,
              Rulings& rulings) {
    Block(program, facts, slots, rulings).run();
}

}  // namespace gouji::engine
