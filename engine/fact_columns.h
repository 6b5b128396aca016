// The facts of a block of reports that a columnar program reads, column by column: a status and,
// where it has one, a number for each report.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/columnar_program.h"
#include "facts/fact_base.h"

namespace gouji::engine {

// A number is 0 where it is not known.
struct FactColumns {
    std::size_t lanes = 0;
    std::vector<std::uint8_t> states;  // by column, then lane: a Status or a Truth
    std::vector<std::int32_t> narrow;  // by FactColumn::store, then lane
    std::vector<std::int64_t> wide;
    // By lane: a number of the report has no room in its column, so the report is for the single
    // evaluator.
    std::vector<std::uint8_t> is_left_out;
};

FactColumns gather(const ColumnarProgram& program, std::span<const Dossier* const> block);

}  // namespace gouji::engine
