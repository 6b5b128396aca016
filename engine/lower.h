// Terms → instructions: one value for each member of each axis. Private to engine/compile.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/program.h"
#include "engine/term.h"

namespace gouji::engine {

// A member of each free axis.
struct Point {
    std::optional<std::size_t> row;
    std::optional<std::size_t> column;
};

class Lowering {
  public:
    // What mentions speak of is lowered where a rule asks for it.
    Lowering(Program& program, const CheckedPack& checked)
        : program_(program), tables_(checked.tables), subjects_(checked.subjects) {}

    InstructionId lower(const Term& term, const Point& at);
    InstructionId constant(const Constant& value);
    InstructionId emit(Op op, std::uint8_t detail, std::uint32_t payload,
                       const std::vector<InstructionId>& operands);
    InstructionId both(InstructionId lhs, InstructionId rhs);  // no_instruction: true
    void bind(std::size_t variable, InstructionId value) { variables_[variable] = value; }
    // The report that Role::Other means until it is left.
    void enter_other(InstructionId report) { other_ = report; }
    void leave_other() { other_ = no_instruction; }
    // A region whose item the variable is; its body is set by the caller.
    std::size_t open_region(std::size_t variable);
    InstructionId property(Property property, InstructionId object);
    // The cell's table is there and has it.
    InstructionId present(CellIndex cell);
    const Constant* constant_of(InstructionId id) const;
    bool is_constant(InstructionId id, const Constant& value) const;

  private:
    InstructionId lower_cells(const CellsTerm& cells, const Point& at);
    InstructionId lower_operation(const OperationTerm& operation, const Point& at);
    InstructionId lower_aggregate(const AggregateTerm& aggregate, const Point& at);
    InstructionId lower_loop(const LoopTerm& loop, const Point& at);
    InstructionId lower_items(const LoopTerm& loop, const Point& at);
    std::vector<InstructionId> with_other(Role role, std::vector<InstructionId> operands) const;
    std::string id_of_member(const Item& item) const;  // of a row or column
    InstructionId lower_constant(const Constant& value);
    InstructionId item_value(Folding folding, InstructionId filter, InstructionId body);
    InstructionId fold_items(Folding folding, const std::vector<InstructionId>& values);
    std::uint32_t pattern(const std::string& text);
    std::uint32_t text(const std::string& text);
    std::optional<InstructionId> folded(Op op, std::uint8_t detail,
                                        const std::vector<InstructionId>& operands);

    Program& program_;
    const std::vector<TableNames>& tables_;
    const std::vector<Term>& subjects_;
    std::map<std::size_t, InstructionId> variables_;
    InstructionId other_ = no_instruction;
    std::unordered_multimap<std::size_t, InstructionId> known_;  // by hash of what it computes
    std::map<std::string, std::uint32_t> patterns_;
    std::map<std::string, std::uint32_t> texts_;
};

// Item::index of a row or column.
std::uint32_t axis_index(std::size_t table, std::size_t member);

}  // namespace gouji::engine
