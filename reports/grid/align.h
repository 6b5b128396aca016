// Two sequences that keep their order, matched as well as they can be.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace gouji::reports {

// For each of `printed` items the expected item it is. `score` says how well two go together, 0 or
// less where they do not; no two items share one, and both sequences keep their order. Of equal
// matchings the one whose items come first is taken.
std::vector<std::optional<std::size_t>> align(
    std::size_t printed, std::size_t expected,
    const std::function<int(std::size_t, std::size_t)>& score);

}  // namespace gouji::reports
