// What a ranking shows at a glance.
#pragma once

#include "outcomes/chart.h"
#include "outcomes/write_scores.h"

namespace gouji::outcomes {

// How many reports score how much, in tenths of the full marks.
Chart score_distribution(const Ranking& ranking);
// The kinds of problems, the most frequent first.
Chart problems_by_kind(const Ranking& ranking);
// Each agency's problems by year; of many agencies those with the most.
Chart problems_by_agency(const Ranking& ranking);

}  // namespace gouji::outcomes
