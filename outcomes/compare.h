// A later judgement beside an earlier one: what has been put right, what is still there, what is
// new.
//
// Findings are known again by their fingerprints. What can no longer be judged has not been put
// right.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/finding.h"
#include "outcomes/write_findings.h"

namespace gouji::outcomes {

// What an earlier report of an agency had wrong.
struct EarlierReport {
    std::string agency;
    std::optional<int> year;
    std::vector<engine::Finding> findings;  // those that stand
};

EarlierReport earlier_of(const Judged& judged);

struct Change {
    // Of the earlier report; `set_aside` is found again, and a person has dismissed or waived it.
    std::vector<engine::Finding> fixed, undecided, set_aside;
    std::vector<std::string> still_there;  // ids of findings of the later one
    bool is_compared = false;              // there is an earlier report
};

// With the earlier report of the same agency and year; where the later one does not name them, with
// none.
Change compare(const std::vector<EarlierReport>& earlier, const Judged& later);

bool is_still_there(const Change& change, const engine::Finding& finding);

std::string change_text(const Change& change, const Judged& later, Language language,
                        Colors colors);
// The JSON of findings; each that stands says whether it is "still" there or "new", and `fixed`,
// `no_longer_decided` and `set_aside` list those of the earlier report.
std::string change_json(const Change& change, const Judged& later, Layout layout);

}  // namespace gouji::outcomes
