// What a columnar program leaves to the single evaluator. Private to the engine.
#pragma once

#include "engine/columnar_program.h"

namespace gouji::engine {

// Fills ColumnarProgram::schedule and what points into it.
void divide(ColumnarProgram& columnar);

}  // namespace gouji::engine
