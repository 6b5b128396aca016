#include "engine/review.h"

#include <optional>
#include <string>

#include "facts/code.h"

namespace gouji::engine {

namespace {

using rules::Decision;
using rules::Ruling;

bool is_in_force(const Decision& decision, Date today) {
    return (!decision.from || *decision.from <= today) &&
           (!decision.until || today <= *decision.until);
}

bool is_about(const Decision& decision, const Finding& finding, const FactBase& report) {
    if (!decision.fingerprint.empty()) return decision.fingerprint == finding.id;
    if (decision.rule != finding.rule) return false;
    if (!decision.agency.empty() && report.agency.value != decision.agency) return false;
    if (decision.place && *decision.place != finding.place) return false;
    if (!decision.year) return true;
    return report.year.value && report.year.value->number() == *decision.year;
}

// The decision that counts, as an index.
std::optional<std::size_t> decision_about(const rules::Review& review, const Finding& finding,
                                          const FactBase& report, Date today) {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < review.decisions.size(); ++i) {
        const Decision& decision = review.decisions[i];
        if (!is_about(decision, finding, report) || !is_in_force(decision, today)) continue;
        const bool is_weaker =
            found && decision.fingerprint.empty() && !review.decisions[*found].fingerprint.empty();
        if (!is_weaker) found = i;
    }
    return found;
}

}  // namespace

void apply_review(const rules::Review& review, const FactBase& report, Date today,
                  Judgement& judgement, DecisionsUsed& used) {
    used.resize(review.decisions.size(), false);
    for (Finding& finding : judgement.findings) {
        for (std::size_t i = 0; i < review.decisions.size(); ++i)
            used[i] = used[i] || is_about(review.decisions[i], finding, report);
        const auto found = decision_about(review, finding, report, today);
        if (found) finding.decision = review.decisions[*found];
    }
}

void tell_stale_decisions(const rules::Review& review, Date today, const DecisionsUsed& used,
                          Diagnostics& diagnostics) {
    for (std::size_t i = 0; i < review.decisions.size(); ++i) {
        const Decision& decision = review.decisions[i];
        const bool has_run_out = decision.until && *decision.until < today;
        if (has_run_out) {
            diagnostics.add(Code::WaiverExpired, decision.written, {to_string(*decision.until)});
        } else if (i >= used.size() || !used[i]) {
            diagnostics.add(Code::DecisionUnused, decision.written);
        }
    }
}

bool stands(const Finding& finding) {
    return !finding.decision || finding.decision->ruling == Ruling::Confirmed;
}

}  // namespace gouji::engine
