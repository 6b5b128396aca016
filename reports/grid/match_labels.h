// Printed labels matched with the labels that a form expects at this place, in order: private to
// the reading of grids.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "reports/grid/grid_lines.h"
#include "reports/labels.h"

namespace gouji::reports {

// What argues for or against the printed label i being the expected j, beside their words; at
// most as much as a near label weighs.
using Context = std::function<int(std::size_t, std::size_t)>;

// A text that may be a label, and which labels it is; no key where none is printed.
struct PrintedLabel {
    const LabelKey* key = nullptr;
    const std::vector<LabelUse>* uses = nullptr;
};

// Of a cell that shows a text, which has to outlive it.
inline PrintedLabel printed_label(const PrintedCell& cell) {
    return {&cell.key(), cell.uses};
}

struct Expected {
    TableForm form;
    std::vector<LabelIndex> labels;  // in the order of the form
};

// A label that is mistyped is recognised where it is like one of the expected only; labels that are
// changed further or shortened, where as many stand between two recognised ones as are missing
// there.
std::vector<std::optional<std::size_t>> match_labels(const std::vector<PrintedLabel>& printed,
                                                     const Expected& expected, const Labels& labels,
                                                     const Context& context);

// The one label of `among` that a text is, or is mistyped for. Nothing where several are as near.
struct Nearest {
    LabelIndex label{};
    int distance = 100;  // percent
};
std::optional<Nearest> nearest(const LabelKey& key, TableForm form,
                               const std::vector<LabelIndex>& among, const Labels& labels);

// 企业, 公益组织: some letters of the label and no others, in its order.
bool is_shortened(const LabelKey& key, TableForm form, LabelIndex label, const Labels& labels);

}  // namespace gouji::reports
