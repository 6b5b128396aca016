// A program while it runs over one dossier: the value of every instruction. Private to the engine.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "engine/operate.h"
#include "engine/program.h"
#include "engine/report_view.h"
#include "engine/value.h"
#include "engine/value_room.h"

namespace gouji::engine {

class Evaluation {
  public:
    // All must outlive it, and no other evaluation may have the room while it does.
    Evaluation(const Program& program, const Dossier& dossier, ValueRoom& room);
    // Leaves the room as it was.
    ~Evaluation();
    Evaluation(const Evaluation&) = delete;
    Evaluation& operator=(const Evaluation&) = delete;

    void run(Slice schedule);
    void run(std::span<const InstructionId> schedule);
    // Runs a region for an item of a list.
    void run_for(const Region& region, const Item& list, std::size_t index);
    // Whether the item that the region was run for counts.
    Truth filter_of(const Region& region) const;
    // Some of the agencies below have no report, and the rule does not leave them out.
    bool lacks_items(const Region& region, const Item& list) const;
    const Value& value(InstructionId id) const { return values_[static_cast<std::size_t>(id)]; }
    const ReportView& view() const { return view_; }
    const Program& program() const { return program_; }

  private:
    void compute(const Instruction& instruction, const Operands& operands, Value& value);
    Value read(const Instruction& instruction);
    Value item(const Instruction& instruction);
    Value matches(const Instruction& instruction);
    Value contains(const Instruction& instruction);
    Value agrees(const Instruction& instruction);
    Value in_list(const Instruction& instruction);
    Value fold(const Instruction& instruction);
    Value fold_condition(Folding folding, const Region& region, const Item& list);
    Value fold_numbers(Folding folding, const Region& region, const Item& list);
    const Value& operand(const Instruction& instruction, std::size_t index) const {
        return value(program_.operand(instruction, index));
    }

    const Program& program_;
    TextStore texts_;
    ReportView view_;
    Value* values_;  // by instruction
    std::vector<std::span<const InstructionId>> ran_;
};

}  // namespace gouji::engine
