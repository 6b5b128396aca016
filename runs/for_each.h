// Work on numbered things that do not depend on each other, done by several threads.
#pragma once

#include <cstddef>
#include <functional>

namespace gouji::runs {

// Calls `work` with each number below `count`, in no order, and returns when all is done. What one
// call throws is thrown here, when the others that had begun have ended.
void for_each_below(std::size_t count, std::size_t threads,
                    const std::function<void(std::size_t)>& work);

}  // namespace gouji::runs
