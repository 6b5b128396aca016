// The labels of a stream that are printed letter for letter, as most are: the alignment of most
// tables, without the cost of one that knows mistakes.
#pragma once

#include "reports/stream/stream_align.h"

namespace gouji::reports {

// The cheapest way to read all texts of the stream as the labels of the shape's rows, one behind
// the other, in pieces, where only texts that may stand around the rows are passed over. Costs
// `impossible` where a label has a mistake or a text is not known.
Alignment align_exactly(const Stream& stream);

}  // namespace gouji::reports
