#include "engine/applicability.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "engine/report_view.h"

namespace gouji::engine {

namespace {

constexpr int last_month = 12;
constexpr int last_day = 31;

std::optional<SkipReason> missing_neighbour(const Neighbours& reads, const Dossier& dossier) {
    if (reads.prior && dossier.prior == nullptr) return SkipReason::NoPrior;
    if (reads.parent && dossier.parent == nullptr) return SkipReason::NoParent;
    if (reads.children && !dossier.is_registered) return SkipReason::NoRegister;
    const auto has_figures = [&](std::size_t statistic) {
        return statistic < dossier.peers.size() && dossier.peers[statistic];
    };
    if (reads.peers && !(dossier.has_peers && std::all_of(reads.statistics.begin(),
                                                          reads.statistics.end(), has_figures)))
        return SkipReason::NoPeers;
    return std::nullopt;
}

Applicability in_effect(const rules::Effective& effective, const FactBase& facts) {
    const bool is_limited =
        effective.from || effective.to || effective.from_year || effective.to_year;
    if (!is_limited) return {};
    if (facts.year.state != State::Known || !facts.year.value)
        return {std::nullopt, Blocker{"year", facts.year.state, facts.year.span}};
    const int year = facts.year.value->number();
    if ((effective.from_year && year < *effective.from_year) ||
        (effective.to_year && year > *effective.to_year))
        return {SkipReason::NotInEffect, std::nullopt};
    std::optional<Date> day = Date::from(year, last_month, last_day);
    if (effective.by == rules::Effective::By::SignedOn) {
        if (facts.signed_on.state != State::Known)
            return {std::nullopt,
                    Blocker{"signed_on", facts.signed_on.state, facts.signed_on.span}};
        day = facts.signed_on.value;
    }
    if (!day) return {};
    if ((effective.from && *day < *effective.from) || (effective.to && *effective.to < *day))
        return {SkipReason::NotInEffect, std::nullopt};
    return {};
}

}  // namespace

Applicability applicability_of(const rules::Rule& rule, const Neighbours& reads,
                               const Dossier& dossier) {
    const FactBase& facts = *dossier.report;
    const rules::Scope& scope = rule.applies_to;
    const auto lacks = [](const auto& all, const auto& one) {
        return !all.empty() && std::find(all.begin(), all.end(), one) == all.end();
    };
    if (lacks(scope.editions, edition_of(facts).number))
        return {SkipReason::NotAddressed, std::nullopt};
    if (const auto missing = missing_neighbour(reads, dossier)) return {missing, std::nullopt};
    for (const auto& [words, name, value] :
         {std::tuple(&scope.kinds, "agency.kind", &facts.agency_kind),
          std::tuple(&scope.levels, "agency.level", &facts.agency_level),
          std::tuple(&scope.regions, "agency.region", &facts.agency_region)}) {
        if (words->empty()) continue;
        const std::string& actual = *value;
        if (actual.empty()) return {std::nullopt, Blocker{name, State::Unread, facts.agency.span}};
        const bool is_meant =
            std::any_of(words->begin(), words->end(),
                        [&](const rules::Word& word) { return word.text == actual; });
        if (!is_meant) return {SkipReason::NotAddressed, std::nullopt};
    }
    return in_effect(rule.effective, facts);
}

}  // namespace gouji::engine
