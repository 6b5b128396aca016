// What a report states once and outside its prose: cells, tables, dates, where its parts stand.
// Private to the engine.
#pragma once

#include <optional>

#include "engine/program.h"
#include "engine/report_view.h"
#include "engine/type.h"
#include "engine/value.h"

namespace gouji::engine {

// Of the instruction's value; nothing where it is another or computes something.
std::optional<Kind> kind_stated_once(const Program& program, InstructionId id);
// Only of what has such a kind: what the single evaluator makes of it.
Value value_stated_once(const ReportView& view, InstructionId id);

}  // namespace gouji::engine
