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
        : program_(program), block_(block) {
        columns_.lanes = block.size();
        columns_.states.resize(program.columns.size() * block.size());
        columns_.narrow.resize(program.narrow_columns * block.size());
        columns_.wide.resize(program.wide_columns * block.size());
        columns_.is_left_out.resize(block.size());
    }

    FactColumns run() {
        for (std::size_t first = 0; first < block_.size(); first += tile) {
            const std::size_t end = std::min(first + tile, block_.size());
            for (std::size_t column = 0; column < program_.columns.size(); ++column)
                put_column(column, first, end);
        }
        return std::move(columns_);
    }

  private:
    void put_column(std::size_t column, std::size_t first, std::size_t end) {
        const Instruction& source = program_.program->at(program_.columns[column].source);
        for (std::size_t lane = first; lane < end; ++lane) {
            const ReportView view{program_.program, block_[lane], nullptr};
            switch (source.op) {
                case Op::Cell:
                    put_cell(view, source, column, lane);
                    break;
                case Op::CellPresent:
                    put_truth(truth_of(is_present(view, static_cast<CellIndex>(source.payload))),
                              column, lane);
                    break;
                default:
                    put_value(view, column, lane);
                    break;
            }
        }
    }

    void put_cell(const ReportView& view, const Instruction& source, std::size_t column,
                  std::size_t lane) {
        const FactBase* facts = view.facts(static_cast<Role>(source.detail));
        if (facts == nullptr) return put_state(Status::NotApplicable, column, lane);
        const std::size_t at = source.payload;
        const State state = facts->states[at];
        if (state == State::Known)
            return put_number(scaled(facts->values[at], program_.columns[column]), column, lane);
        // What the state means where there is no table has to be looked up.
        const std::size_t table = program_.program->table_of_cell[at];
        const bool is_plain =
            state != State::NotApplicable || facts->tables[table].state == State::Known;
        put_state(status_of(is_plain ? state : cell_state(*facts, static_cast<CellIndex>(at))),
                  column, lane);
    }

    void put_value(const ReportView& view, std::size_t column, std::size_t lane) {
        const FactColumn& to = program_.columns[column];
        const Value value = value_stated_once(view, to.source);
        if (to.is_condition) {
            put_truth(value.truth(), column, lane);
        } else if (value.is_known() && to.width != Width::None) {
            put_number(number_of(value, to), column, lane);
        } else {
            put_state(value.status, column, lane);
        }
    }

    void put_truth(Truth truth, std::size_t column, std::size_t lane) {
        columns_.states[column * columns_.lanes + lane] = static_cast<std::uint8_t>(truth);
    }

    void put_state(Status status, std::size_t column, std::size_t lane) {
        columns_.states[column * columns_.lanes + lane] = static_cast<std::uint8_t>(status);
    }

    void put_number(const std::optional<std::int64_t>& number, std::size_t column,
                    std::size_t lane) {
        if (!number) {
            columns_.is_left_out[lane] = 1;
            return;
        }
        const FactColumn& to = program_.columns[column];
        const std::size_t at = to.store * columns_.lanes + lane;
        if (to.width == Width::Narrow) {
            columns_.narrow[at] = static_cast<std::int32_t>(*number);
        } else {
            columns_.wide[at] = *number;
        }
    }

    const ColumnarProgram& program_;
    std::span<const Dossier* const> block_;
    FactColumns columns_;
};

}  // namespace

FactColumns gather(const ColumnarProgram& program, std::span<const Dossier* const> block) {
    return Gatherer(program, block).run();
}

}  // namespace gouji::engine
