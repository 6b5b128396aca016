#include "reports/grid/align.h"

#include <algorithm>

namespace gouji::reports {

std::vector<std::optional<std::size_t>> align(
    std::size_t printed, std::size_t expected,
    const std::function<int(std::size_t, std::size_t)>& score) {
    const std::size_t width = expected + 1;
    // best[i * width + j]: what the items from i and j on can reach.
    std::vector<int> best((printed + 1) * width, 0);
    std::vector<int> scores(printed * expected, 0);
    for (std::size_t i = printed; i-- > 0;) {
        for (std::size_t j = expected; j-- > 0;) {
            const int here = score(i, j);
            scores[i * expected + j] = here;
            const int apart = std::max(best[(i + 1) * width + j], best[i * width + j + 1]);
            const int together = here > 0 ? here + best[(i + 1) * width + j + 1] : 0;
            best[i * width + j] = std::max(apart, together);
        }
    }
    std::vector<std::optional<std::size_t>> matches(printed);
    for (std::size_t i = 0, j = 0; i < printed && j < expected;) {
        const int here = scores[i * expected + j];
        const int reach = best[i * width + j];
        if (here > 0 && here + best[(i + 1) * width + j + 1] == reach) {
            matches[i++] = j++;
        } else if (best[i * width + j + 1] == reach) {
            ++j;
        } else {
            ++i;
        }
    }
    return matches;
}

}  // namespace gouji::reports
