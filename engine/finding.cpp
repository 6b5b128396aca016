#include "engine/finding.h"

#include <algorithm>

namespace gouji::engine {

bool Judgement::is_covered() const {
    return std::all_of(undecided.begin(), undecided.end(),
                       [](const Undecided& verdict) { return verdict.is_covered; });
}

}  // namespace gouji::engine
