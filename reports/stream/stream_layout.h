// What the places of heads and figures on a laid out page contradict: private to the reading of
// tables in running text. Text that was not laid out in columns contradicts nothing.
#pragma once

#include <vector>

#include "reports/stream/stream_align.h"
#include "reports/stream/stream_items.h"
#include "reports/stream/stream_shape.h"

namespace gouji::reports {

// A line goes on with another's figures from its beginning; one that begins below them shows the
// rest of a cell, or figures that stand lower than their neighbours.
bool are_under_one_another(const std::vector<FigureToken>& figures);

// Figures of several lines into the order in which they stand from left to right; false where two
// of them share a column, or none of this can be told.
bool put_side_by_side(std::vector<FigureToken>& figures);

// Every figure of `rest` stands in the line below `row`, under one of its figures.
bool hangs_below(const std::vector<FigureToken>& rest, const std::vector<FigureToken>& row);

// Some figures stand in lines of their own before the label, of which the items `fragments` are
// pieces, and others in its lines or behind it, or some before and some behind a piece in its line:
// nothing tells which of them come first, or which is no figure but counts the rows.
bool stand_around_label(const std::vector<FigureToken>& figures,
                        const std::vector<std::size_t>& fragments,
                        const std::vector<StreamItem>& items);

// The heads of columns stand in the form's order, as far as their fragments are of one column only:
// from left to right above the first figure of a laid out page; in other text none of a row of
// cells is written as a whole before one to its left begins. `labels` is the
// alignment of the rows' labels.
bool heads_are_in_order(const std::vector<StreamItem>& items, const TableShape& shape,
                        const Alignment& labels);

}  // namespace gouji::reports
