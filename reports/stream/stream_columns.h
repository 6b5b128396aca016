// In which columns the figures of a row stand that has fewer figures than columns: told by the rows
// around it that have all of theirs, where the text was laid out in columns at all.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "reports/stream/stream_items.h"

namespace gouji::reports {

// For each of `figures` the place among the row's columns that it stands in. `full` are rows of the
// same page with a figure in every column; nothing where they do not stand under one another, with
// room between them, or where a figure stands between two columns.
std::optional<std::vector<std::size_t>> places_in(
    const std::vector<FigureToken>& figures, const std::vector<std::vector<FigureToken>>& full);

}  // namespace gouji::reports
