// ColumnarProgram × FactColumns → Rulings: every covered rule at every place of a block of reports.
//
// It says what the single evaluator would say, by the same tables of truth.h; a block of one report
// gives the same as that report among a thousand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/columnar_program.h"
#include "engine/fact_columns.h"
#include "engine/ruling.h"

namespace gouji::engine {

struct Rulings {
    std::size_t lanes = 0;
    std::vector<std::uint8_t> rows;         // by ColumnarProgram::rows, then lane: a Ruling
    std::vector<std::uint8_t> is_left_out;  // by lane: nothing above is said of this report

    Ruling at(std::size_t row, std::size_t lane) const {
        return static_cast<Ruling>(rows[row * lanes + lane]);
    }
};

// What they say of one report. Both must outlive it.
struct Ruled {
    const ColumnarProgram* program = nullptr;
    const Rulings* rulings = nullptr;
    std::size_t lane = 0;
};

// Memory that is used again from block to block.
struct Slots {
    std::vector<std::uint8_t> states;
    std::vector<std::int32_t> narrow;
    std::vector<std::int64_t> wide;
};

void evaluate(const ColumnarProgram& program, const FactColumns& facts, Slots& slots,
              Rulings& rulings);

}  // namespace gouji::engine
