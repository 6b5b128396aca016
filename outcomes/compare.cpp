#include "outcomes/compare.h"

#include <algorithm>

#include "engine/review.h"

namespace gouji::outcomes {

namespace {

using engine::Finding;

std::optional<int> year_of(const FactBase& facts) {
    return facts.year.value ? std::optional(facts.year.value->number()) : std::nullopt;
}

// The rule was not judged where it had failed. What has no place stands for all places: there was
// nothing to go through.
bool is_open(const engine::Judgement& judgement, const Finding& finding) {
    const auto is_same = [&](const auto& verdict) {
        return verdict.rule == finding.rule &&
               (verdict.place == finding.place || verdict.place.empty());
    };
    return std::any_of(judgement.undecided.begin(), judgement.undecided.end(), is_same) ||
           std::any_of(judgement.skipped.begin(), judgement.skipped.end(), is_same) ||
           std::any_of(judgement.failures.begin(), judgement.failures.end(), is_same);
}

}  // namespace

EarlierReport earlier_of(const Judged& judged) {
    const FactBase& facts = *judged.dossier.report;
    EarlierReport report{facts.agency.value.value_or(""), year_of(facts), {}};
    std::copy_if(judged.judgement.findings.begin(), judged.judgement.findings.end(),
                 std::back_inserter(report.findings),
                 [](const Finding& finding) { return engine::stands(finding); });
    return report;
}

Change compare(const std::vector<EarlierReport>& earlier, const Judged& later) {
    Change change;
    const FactBase& facts = *later.dossier.report;
    const auto& findings = later.judgement.findings;
    // Of two reports without a name nobody knows whether they are one agency's.
    if (!facts.agency.value || !facts.year.value) return change;
    for (const EarlierReport& report : earlier) {
        if (report.agency != *facts.agency.value || report.year != year_of(facts)) continue;
        change.is_compared = true;
        for (const Finding& before : report.findings) {
            const auto now =
                std::find_if(findings.begin(), findings.end(),
                             [&](const Finding& finding) { return finding.id == before.id; });
            if (now != findings.end() && engine::stands(*now)) {
                change.still_there.push_back(before.id);
            } else if (now != findings.end()) {
                change.set_aside.push_back(before);
            } else if (is_open(later.judgement, before)) {
                change.undecided.push_back(before);
            } else {
                change.fixed.push_back(before);
            }
        }
    }
    return change;
}

bool is_still_there(const Change& change, const Finding& finding) {
    return std::find(change.still_there.begin(), change.still_there.end(), finding.id) !=
           change.still_there.end();
}

}  // namespace gouji::outcomes
