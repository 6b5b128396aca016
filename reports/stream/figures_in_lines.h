// Figures in the lines of their labels: private to the reading of tables in running text.
#pragma once

#include <optional>

#include "reports/stream/stream_align.h"

namespace gouji::reports {

// The alignment of the labels, and of the figures: all of a row in one line, which a piece of its
// label shares with no other row's, or between two of its pieces. Nothing where any stand
// elsewhere.
std::optional<Alignment> figures_in_lines(const Stream& stream, const Alignment& labels);

}  // namespace gouji::reports
