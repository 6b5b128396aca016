// Several reports × Program → their Judgements: what evaluate() gives one after another, with the
// table rules ruled for all of them at once.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "engine/columnar_evaluate.h"
#include "engine/columnar_program.h"
#include "engine/finding.h"
#include "engine/value_room.h"
#include "facts/fact_base.h"

namespace gouji::engine {

// Nothing where so few reports are judged that it does not pay.
std::optional<ColumnarProgram> columnar_for(const Program& program, std::size_t reports);

// Keeps its memory from block to block; each thread has its own.
class BlockEvaluator {
  public:
    // Both must outlive it. Without a columnar program every report is judged by itself.
    BlockEvaluator(const Program& program, const std::optional<ColumnarProgram>& columnar)
        : program_(program), columnar_(columnar) {}

    // The dossiers must stay as they are while they are judged. Where memory does not suffice for
    // all at once, each is judged by itself.
    void begin(std::span<const Dossier* const> block);
    // Of the report with this index in the block.
    Judgement judge(std::size_t index);

  private:
    const Program& program_;
    const std::optional<ColumnarProgram>& columnar_;
    std::span<const Dossier* const> block_;
    bool is_ruled_ = false;
    ValueRoom room_;
    Slots slots_;
    Rulings rulings_;
};

}  // namespace gouji::engine
