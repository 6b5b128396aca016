// The items of a loop, one after another, after it ran. Private to the engine.
#pragma once

#include "engine/evaluation.h"

namespace gouji::engine {

// Calls visit(region) at each item of a loop, its values computed anew.
template <class Visit>
void for_each_item(Evaluation& evaluation, const Instruction& fold, Visit visit) {
    const Value list = evaluation.value(evaluation.program().operand(fold, 0));
    if (!list.is_known()) return;
    const Region& region = evaluation.program().regions[fold.payload];
    for (std::size_t i = 0; i < length_of(evaluation.view(), list.item()); ++i) {
        evaluation.run_for(region, list.item(), i);
        visit(region);
    }
}

}  // namespace gouji::engine
