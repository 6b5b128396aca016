#include "engine/fact_columns.h"

#include <algorithm>
#include <optional>
#include <variant>

#include "engine/report_view.h"
#include "engine/stated_once.h"

namespace gouji::engine {

namespace {

// As many reports are read side by side, so that what is written lies together.
constexpr std::size_t tile = 16;

constexpr std::int64_t powers_of_ten[] = {1,      10,      100,      1000,      10000,
                                          100000, 1000000, 10000000, 100000000, 1000000000};

// As so many of the column's last place; nothing where there is no room.
std::optional<std::int64_t> scaled(const Decimal& value, const FactColumn& column) {
    if (value.scale() > column.scale) return std::nullopt;
    std::int64_t number = 0;
    if (__builtin_mul_overflow(value.coefficient(), powers_of_ten[column.scale - value.scale()],
                               &number))
        return std::nullopt;
    if (number > column.bound || number < -column.bound) return std::nullopt;
    return number;
}

std::optional<std::int64_t> number_of(const Value& value, const FactColumn& column) {
    if (const auto* date = std::get_if<Date>(&value.payload))
        return std::int64_t{date->days().time_since_epoch().count()};
    const Number& number = value.number();
    return number.is_decimal() ? scaled(number.numerator(), column) : std::nullopt;
}

class Gatherer {
  public:
    Gatherer(const ColumnarProgram& program, std::span<const Dossier* const> block)
        : program_(*program.program), columns_(program.columns), block_(block) {
        facts_.lanes = block.size();
        facts_.states.resize(columns_.size() * block.size());
        facts_.narrow.resize(program.narrow_columns * block.size());
        facts_.wide.resize(program.wide_columns * block.size());
        facts_.is_left_out.resize(block.size());
    }

    FactColumns run() {
        for (std::size_t first = 0; first < block_.size(); first += tile) {
            const Lanes lanes{first, std::min(first + tile, block_.size())};
            for (std::size_t column = 0; column < columns_.size(); ++column)
                put_column(column, lanes);
        }
        return std::move(facts_);
    }

  private:
    struct Lanes {
        std::size_t first, end;
    };

    void put_column(std::size_t column, Lanes lanes) {
        const FactColumn& to = columns_[column];
        const Instruction& source = program_.at(to.source);
        std::uint8_t* const states = facts_.states.data() + column * facts_.lanes;
        const auto each = [&](const auto& state_at) {
            for (std::size_t lane = lanes.first; lane < lanes.end; ++lane)
                states[lane] = static_cast<std::uint8_t>(state_at(lane));
        };
        switch (source.op) {
            case Op::Cell:
                return each([&](std::size_t lane) { return cell(source, to, lane); });
            case Op::CellPresent:
                return each([&](std::size_t lane) {
                    return truth_of(is_present(view(lane), static_cast<CellIndex>(source.payload)));
                });
            default:
                break;
        }
        if (to.is_condition)
            return each(
                [&](std::size_t lane) { return value_stated_once(view(lane), to.source).truth(); });
        each([&](std::size_t lane) { return value(to, lane); });
    }

    ReportView view(std::size_t lane) const { return {&program_, block_[lane], nullptr}; }

    Status cell(const Instruction& source, const FactColumn& to, std::size_t lane) {
        const FactBase* facts = view(lane).facts(static_cast<Role>(source.detail));
        if (facts == nullptr) return Status::NotApplicable;
        const std::size_t at = source.payload;
        const State state = facts->states[at];
        if (state == State::Known) {
            put(scaled(facts->values[at], to), to, lane);
            return Status::Known;
        }
        // What the state means where there is no table has to be looked up.
        const bool is_plain =
            state != State::NotApplicable ||
            facts->tables[program_.form->cells[at].table_id].state == State::Known;
        return status_of(is_plain ? state : cell_state(*facts, static_cast<CellIndex>(at)));
    }

    Status value(const FactColumn& to, std::size_t lane) {
        const Value value = value_stated_once(view(lane), to.source);
        if (value.is_known() && to.width != Width::None) put(number_of(value, to), to, lane);
        return value.status;
    }

    void put(const std::optional<std::int64_t>& number, const FactColumn& to, std::size_t lane) {
        if (!number) {
            facts_.is_left_out[lane] = 1;
            return;
        }
        const std::size_t at = to.store * facts_.lanes + lane;
        if (to.width == Width::Narrow) {
            facts_.narrow[at] = static_cast<std::int32_t>(*number);
        } else {
            facts_.wide[at] = *number;
        }
    }

    const Program& program_;
    const std::vector<FactColumn>& columns_;
    std::span<const Dossier* const> block_;
    FactColumns facts_;
};

}  // namespace

FactColumns gather(const ColumnarProgram& program, std::span<const Dossier* const> block) {
    return Gatherer(program, block).run();
}

}  // namespace gouji::engine
