// The states of an alignment that are looked at after one of its steps: private to it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "reports/stream/stream_align.h"

namespace gouji::reports {

// A row with so many of its figures seen.
struct Lane {
    std::size_t row = 0;
    std::size_t seen = 0;
    std::u32string_view label;
};

// States of a lane: `begin` letters of its label read, or one more, up to `end`.
struct Run {
    std::uint32_t lane = 0;
    std::uint32_t begin = 0, end = 0;
    std::uint32_t costs = 0;  // of the first of them: index of Front::costs
    std::size_t moves = 0;    // … and the move to it: of the moves of all steps

    std::size_t size() const { return end - begin; }
};

// The states after a step: of its runs, by lane. Every other state is too dear to matter.
struct Front {
    std::size_t first = 0, last = 0;  // the runs, of those of all steps
    std::vector<int> costs;           // room for all states
    std::vector<std::size_t> behind;  // by lane: behind its run, 0 where it has none

    int cost(const Run& run, std::size_t letters) const {
        if (letters < run.begin || letters >= run.end) return Alignment::impossible;
        return costs[run.costs + letters - run.begin];
    }
    int cheapest(const Run& run) const {
        const auto begin = costs.begin() + static_cast<std::ptrdiff_t>(run.costs);
        return *std::min_element(begin, begin + static_cast<std::ptrdiff_t>(run.size()));
    }
    void copy(const Run& run, int* to) const {
        std::copy_n(costs.begin() + static_cast<std::ptrdiff_t>(run.costs), run.size(), to);
    }
};

}  // namespace gouji::reports
