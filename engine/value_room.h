// Room for the values of a program's instructions, used by one evaluation after another: to set all
// of them up each time would take longer than to compute those that are asked for.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/value.h"

namespace gouji::engine {

// Of one thread. Between evaluations every value is as it is made.
class ValueRoom {
  public:
    Value* of(std::size_t instructions) {
        if (values_.size() < instructions) values_.resize(instructions);
        return values_.data();
    }

  private:
    std::vector<Value> values_;
};

}  // namespace gouji::engine
