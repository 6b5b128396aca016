// The table rules of a Program in the form in which a block of reports is judged at once: kernels
// over columns of facts, a lane for each report.
//
// A rule is covered where all its places come from cells, the states of tables and parts, dates and
// years alone. Every number is a whole multiple of a power of ten that is known before any report
// is: what could leave 64 bits is not covered, so no kernel can overflow. All else is left to the
// single evaluator. The program that it is made from must outlive it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/program.h"

namespace gouji::engine {

enum class Width : std::uint8_t { None, Narrow, Wide };  // of a lane's number: 32 and 64 bits

// One value of every report of a block.
struct LaneRef {
    enum class Where : std::uint8_t { Column, Slot };
    Where where = Where::Slot;
    std::uint32_t index = 0;
    friend bool operator==(const LaneRef&, const LaneRef&) = default;
};

// What is read from each report: the value of an instruction that computes nothing.
struct FactColumn {
    InstructionId source = no_instruction;
    bool is_condition = false;  // a Truth beside each number, else a Status
    Width width = Width::None;
    int scale = 0;            // a number is so many places behind the point …
    std::int64_t bound = 0;   // … and no larger than this, or the report is left out
    std::uint32_t store = 0;  // among the columns of its width
};

enum class Kernel : std::uint8_t {
    Fill,   // detail and number, in every lane
    Widen,  // to 64 bits
    Scale,  // times number
    Add,
    Subtract,
    Multiply,
    Negate,
    Absolute,
    Sum,      // detail: Blanks
    Count,    // detail: Blanks
    Minimum,  // detail: Blanks
    Maximum,  // detail: Blanks
    Compare,  // detail: Comparator
    And,
    Or,
    Not,
    Implies,
    Test,  // detail: Asked
    TestZero,
    Default,
    ChooseNumber,     // condition, consequence, alternative
    ChooseCondition,  // the same of conditions
    Rule,             // detail: Parts; of those, in their order, to the row `result`
};

// What a place is judged by, beside its check.
enum class Parts : std::uint8_t { Check, DomainAndCheck, WhenAndCheck, All };

struct ColumnarStep {
    Kernel kernel{};
    std::uint8_t detail = 0;
    Width width = Width::None;  // of the operands' numbers
    Slice operands = {};        // of ColumnarProgram::operands
    std::uint32_t result = 0;   // a slot
    std::int64_t number = 0;
};

struct CoveredRule {
    std::size_t rule = 0;  // index of Program::rules
    Slice rows;            // one for each of its places
};

struct ColumnarProgram {
    const Program* program = nullptr;
    std::vector<FactColumn> columns;
    std::size_t narrow_columns = 0, wide_columns = 0;
    std::vector<ColumnarStep> steps;
    std::vector<LaneRef> operands;
    std::size_t slots = 0;
    std::vector<CoveredRule> rules;                   // in the order of Program::rules
    std::vector<std::optional<std::size_t>> covered;  // by index of Program::rules: of `rules`
    std::size_t rows = 0;
    // What the single evaluator still computes of every report, what it leaves out then, and what
    // of that it computes where it has to write down the verdict of a row.
    std::vector<InstructionId> schedule;
    Slice remainder, settled;
    std::vector<Slice> needed;  // by row

    std::span<const InstructionId> scheduled(Slice slice) const {
        return std::span(schedule).subspan(slice.first, slice.count);
    }
    // Cells of a report that the steps read, each as often as it is read.
    std::size_t cells_read() const;
};

ColumnarProgram compile_columnar(const Program& program);

}  // namespace gouji::engine
