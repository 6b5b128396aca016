// Printed labels matched with the labels that a form expects at this place, in order: private to
// the reading of grids.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "reports/labels.h"

namespace gouji::reports {

// What argues for or against the printed label i being the expected j, beside their words; at
// most as much as a near label weighs.
using Context = std::function<int(std::size_t, std::size_t)>;

struct Expected {
    TableForm form;
    std::vector<LabelIndex> labels;  // in the order of the form
};

// A label that is mistyped is recognised where it is like one of the expected only; a label that is
// changed further, where it is the only one between two recognised ones and one is missing there.
std::vector<std::optional<std::size_t>> match_labels(const std::vector<LabelKey>& printed,
                                                     const Expected& expected, const Labels& labels,
                                                     const Context& context);

// The one label of `among` that a text is, or is mistyped for. Nothing where several are as near.
struct Nearest {
    LabelIndex label{};
    int distance = 100;  // percent
};
std::optional<Nearest> nearest(const LabelKey& key, TableForm form,
                               const std::vector<LabelIndex>& among, const Labels& labels);

}  // namespace gouji::reports
