// Whether labels and figures of a stream stand together at all: private to the reading of running
// text. A converter that writes a page down block by block writes the figures far from the labels.
#pragma once

#include "reports/stream/stream_align.h"

namespace gouji::reports {

// The labels as they were aligned, and all figures behind a label taken for its.
Alignment figures_behind_labels(const Stream& stream, Alignment labels);

// The labels are in pieces far from one another, or most figures stand neither behind the label of
// their row nor before it: no alignment of figures in their order brings them together. Of a table
// with few figures it is not said: there the alignment is quick to tell.
bool are_apart(const Stream& stream, const Alignment& labels);

}  // namespace gouji::reports
