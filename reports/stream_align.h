// Which row of a shape each item of a stream belongs to.
//
// The labels of the rows, one behind the other, are the expected text; the stream is the printed
// one. The cheapest way to read the one as the other (letters changed, lost or added; fragments of
// other texts passed over; rows without figures) says which fragments and which figures are whose.
// Labels may be broken anywhere, stand around their figures, and be mistyped.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "reports/stream_items.h"
#include "reports/stream_shape.h"

namespace gouji::reports {

struct Alignment {
    static constexpr int impossible = std::numeric_limits<int>::max() / 2;
    int cost = impossible;
    std::vector<std::optional<std::size_t>> rows;  // by item: index of TableShape::rows
};

enum class Reads : std::uint8_t {
    Labels,   // figures are passed over: which rows are printed
    Figures,  // which row each figure is of
};

// What a reading may cost, to be tried one after the other: a low limit takes little time, and most
// tables are read within the first.
inline constexpr std::array<int, 5> alignment_limits{36, 72, 288, 1152, Alignment::impossible};

// Nothing is known of a reading that costs more than `most`, but that it does. No state of the
// cheapest reading is dearer than all of it, so that a reading within a limit is the one that would
// be found without.
Alignment align_stream(const std::vector<StreamItem>& items, const TableShape& shape, Reads reads,
                       int most);

}  // namespace gouji::reports
