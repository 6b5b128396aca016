// Figures that do not stand at their rows' labels, as where a page's text was written down column
// by column: read in order, wherever the order leaves no doubt.
//
// The text is cut where the labels read so far and the figures seen so far are those of the same
// rows. Within a piece, figures that stand in one line are a row, as are single figures that follow
// one another; equally tall blocks, one a column, are as many rows as they are tall. Where labels
// were written down elsewhere, those that stay at their figures bound the rows in between, and
// heads in one block with figures the first rows, or those of their block of the form. What fits
// none of these is left out.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "reports/stream/stream_align.h"
#include "reports/stream/stream_items.h"
#include "reports/stream/stream_shape.h"

namespace gouji::reports {

// By row of the shape; nothing for a row whose figures are not certain. `labels` are the labels
// alone, by item; every row was recognised, and all in the order of the form or in a few runs of
// it.
std::vector<std::optional<std::vector<FigureToken>>> figures_in_order(
    std::string_view source, const std::vector<StreamLine>& lines,
    const std::vector<StreamItem>& items, const TableShape& shape,
    const std::vector<std::optional<std::size_t>>& labels);

}  // namespace gouji::reports
