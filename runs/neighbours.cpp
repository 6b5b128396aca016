#include "runs/neighbours.h"

#include <algorithm>
#include <utility>

#include "facts/code.h"
#include "facts/text.h"

namespace gouji::runs {

namespace {

bool is_in_force(const Agency& agency, int year) {
    return agency.from_year.value_or(year) <= year && year <= agency.to_year.value_or(year);
}

// The same report, named twice on the command line.
bool are_same(const FactBase& lhs, const FactBase& rhs) {
    return &lhs == &rhs || (lhs.source != nullptr && rhs.source != nullptr &&
                            lhs.source->text() == rhs.source->text());
}

std::string name_of(const FactBase& report) {
    return report.source == nullptr ? std::string() : report.source->name();
}

}  // namespace

Neighbours::Neighbours(const Register& agencies)
    : register_(agencies), below_(agencies.agencies.size()) {
    for (std::size_t i = 0; i < agencies.agencies.size(); ++i) {
        if (agencies.agencies[i].parent) below_[*agencies.agencies[i].parent].push_back(i);
    }
}

void Neighbours::add(const FactBase& report, Diagnostics& diagnostics) {
    const std::optional<Key> key = key_of(report);
    if (!key) return leave_open();  // it may be anybody's
    Candidate& candidate = reports_[*key];
    if (candidate.report == nullptr) {
        candidate.report = &report;
        return;
    }
    const bool is_copy = are_same(*candidate.report, report);
    if (is_copy && name_of(*candidate.report) == name_of(report)) return;
    bool& is_told = is_copy ? candidate.has_copy : candidate.is_ambiguous;
    if (std::exchange(is_told, true)) return;
    diagnostics.add(is_copy ? Code::ReportCopy : Code::ReportTwice,
                    {name_of(*candidate.report), name_of(report), report.agency.value.value_or(""),
                     std::to_string(key->year)});
}

Dossier Neighbours::dossier_of(const FactBase& report) const {
    Dossier dossier;
    dossier.report = &report;
    const std::optional<Key> key = key_of(report);
    if (!key) return dossier;
    dossier.agency = key->registered ? register_.agencies[*key->registered].name : key->name;
    const auto candidate = reports_.find(*key);
    dossier.is_one_of_two = candidate != reports_.end() && candidate->second.is_ambiguous;
    Key before = *key;
    --before.year;
    dossier.prior = find(before);
    if (key->registered) add_relatives(*key, dossier);
    return dossier;
}

void Neighbours::add_relatives(const Key& key, Dossier& dossier) const {
    const Agency& agency = register_.agencies[*key.registered];
    if (agency.parent) dossier.parent = find({agency.parent, "", key.year});
    dossier.is_registered = true;
    for (const std::size_t i : below_[*key.registered]) {
        const Agency& other = register_.agencies[i];
        if (!is_in_force(other, key.year)) continue;
        const Key below{i, "", key.year};
        if (const FactBase* child = find(below)) {
            dossier.children.push_back(child);
        } else if (is_unclear(below)) {
            dossier.unclear_children.push_back(other.name);
        } else {
            dossier.absent_children.push_back(other.name);
        }
    }
}

std::optional<Neighbours::Key> Neighbours::key_of(const FactBase& report) const {
    const bool is_known = report.agency.state == State::Known && report.agency.value &&
                          report.year.state == State::Known && report.year.value;
    if (!is_known) return std::nullopt;
    const int year = report.year.value->number();
    if (const auto registered = register_.find(*report.agency.value))
        return Key{registered, "", year};
    return Key{std::nullopt, normal_form(*report.agency.value), year};
}

const FactBase* Neighbours::find(const Key& key) const {
    const auto found = reports_.find(key);
    if (found == reports_.end() || found->second.is_ambiguous) return nullptr;
    return found->second.report;
}

bool Neighbours::is_unclear(const Key& key) const {
    return is_open_ || reports_.contains(key);
}

void declare(const Register& agencies, FactBase& report) {
    if (!report.agency.value) return;
    const auto registered = agencies.find(*report.agency.value);
    if (!registered) return;
    const Agency& agency = agencies.agencies[*registered];
    if (!agency.kind.empty()) report.agency_kind = agency.kind;
    report.agency_level = agency.level;
    report.agency_region = agency.region;
    if (agency.parent) report.agency_parent = agencies.agencies[*agency.parent].name;
}

void drop_used_priors(std::vector<const FactBase*>& priors, const std::vector<Dossier>& dossiers) {
    std::erase_if(priors, [&](const FactBase* prior) {
        return std::any_of(dossiers.begin(), dossiers.end(), [&](const Dossier& dossier) {
            return dossier.prior != nullptr && are_same(*dossier.prior, *prior);
        });
    });
}

void tell_unused_priors(const std::vector<const FactBase*>& priors, Diagnostics& diagnostics) {
    for (const FactBase* prior : priors)
        diagnostics.add(Code::PriorUnused,
                        {name_of(*prior), prior->agency.value.value_or("?"),
                         prior->year.value ? std::to_string(prior->year.value->number()) : "?"});
}

}  // namespace gouji::runs
