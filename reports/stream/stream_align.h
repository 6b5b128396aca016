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

#include "reports/stream/stream_items.h"
#include "reports/stream/stream_shape.h"

namespace gouji::reports {

struct Alignment {
    static constexpr int impossible = std::numeric_limits<int>::max() / 2;
    int cost = impossible;
    std::vector<std::optional<std::size_t>> rows;  // by item: index of TableShape::rows
};

inline constexpr int passed_over = 1;  // a fragment of a text that stands around the rows

enum class Reads : std::uint8_t {
    Labels,   // figures are passed over: which rows are printed
    Figures,  // which row each figure is of
};

// Items to be read as the rows of a shape, with what is known of each before; all must outlive it.
struct Stream {
    struct Known {
        bool is_in_rows = false;
        bool is_in_others = false;

        // No way to read the item costs less.
        int least_cost() const;
    };

    const std::vector<StreamItem>* items = nullptr;
    const TableShape* shape = nullptr;
    std::vector<Known> known;  // by item
    int least_cost = 0;        // of all items together
};

Stream stream_of(const std::vector<StreamItem>& items, const TableShape& shape);

// How much more than the least a reading may cost, to be tried one after the other: a low limit
// takes little time, and most tables are read within the first ones.
inline constexpr std::array<int, 6> alignment_margins{0, 24, 48, 288, 1152, Alignment::impossible};

// Nothing is known of a reading that costs more than `most`, but that it does. No state of the
// cheapest reading is dearer than all of it, so that a reading within a limit is the one that would
// be found without. Figures cost nothing less than the labels alone.
Alignment align_stream(const Stream& stream, Reads reads, int most);

}  // namespace gouji::reports
