#include "engine/test_case.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

#include "engine/draft.h"
#include "engine/patch.h"
#include "facts/code.h"

namespace gouji::engine {

namespace {

const rules::BaseReport* base_of(const rules::RuleTest& test, const rules::RulePack& pack,
                                 const Form& form) {
    if (form.editions.empty()) return nullptr;
    const int edition = test.edition.value_or(form.editions.back().number);
    const auto found =
        std::find_if(pack.bases.begin(), pack.bases.end(),
                     [&](const rules::BaseReport& base) { return base.edition == edition; });
    return found == pack.bases.end() ? nullptr : &*found;
}

// A legal report on the year before.
Draft prior_draft(Draft draft) {
    if (!draft.year.value) return draft;
    const std::optional<Year> before = Year::from(draft.year.value->number() - 1);
    draft.year.value = before;
    draft.title_year.value = before;
    return draft;
}

// Makes a test's reports, patch by patch.
class CaseMaker {
  public:
    CaseMaker(const rules::BaseReport& base, const TestBench& bench, Diagnostics& diagnostics)
        : bench_(bench), diagnostics_(diagnostics) {
        draft_ = legal_draft(bench.form, bench.pack, base);
        draft_.finder = &bench.finder;
        base_ = draft_;
    }

    bool add(const rules::Patch& patch) {
        const auto target = report_of(patch);
        const bool has_state = target && target->is_whole;
        const bool is_absent =
            has_state && target->whose == Whose::Child && patch.kind == rules::Patch::Kind::Missing;
        if (!target || (has_state && !is_absent)) {
            diagnostics_.add(Code::NoSuchFact, patch.target.place);
            return false;
        }
        if (is_absent) {
            absent_.push_back(numbered("children", target->child));
            return true;
        }
        if (target->whose == Whose::Peers) return add_to_peers(patch);
        return apply(patch, bench_.pack, draft_of(*target), diagnostics_);
    }

    TestCase make() const {
        TestCase made{written(draft_), std::nullopt, std::nullopt, {}, {}, absent_};
        if (prior_) made.prior = written(*prior_);
        if (parent_) made.parent = written(*parent_);
        for (const auto& [position, child] : children_) made.children.push_back(written(child));
        for (const Draft& peer : peers_) made.peers.push_back(written(peer));
        return made;
    }

  private:
    using Whose = PatchedReport::Whose;

    static std::string numbered(const std::string& name, std::size_t position) {
        return name + "[" + std::to_string(position + 1) + "]";
    }

    // One value each.
    bool add_to_peers(const rules::Patch& patch) {
        for (std::size_t i = 0; i < patch.values.size(); ++i) {
            if (i == peers_.size()) {
                peers_.push_back(base_);
                peers_.back().agency.value = numbered("peers", i);
            }
            rules::Patch one = patch;
            one.values = {patch.values[i]};
            if (!apply(one, bench_.pack, peers_[i], diagnostics_)) return false;
        }
        return true;
    }

    Draft& draft_of(const PatchedReport& target) {
        switch (target.whose) {
            case Whose::Own:
            case Whose::Peers:
                break;
            case Whose::Prior:
                if (!prior_) prior_ = prior_draft(base_);
                return *prior_;
            case Whose::Parent:
                if (!parent_) parent_ = base_;
                return *parent_;
            case Whose::Child: {
                const auto [child, is_new] = children_.try_emplace(target.child, base_);
                if (is_new) child->second.agency.value = numbered("children", target.child);
                return child->second;
            }
        }
        return draft_;
    }

    const TestBench& bench_;
    Diagnostics& diagnostics_;
    Draft draft_, base_;
    std::optional<Draft> prior_, parent_;
    std::map<std::size_t, Draft> children_;
    std::vector<Draft> peers_;
    std::vector<std::string> absent_;
};

}  // namespace

std::vector<Dossier> TestCase::dossiers() const {
    Dossier dossier;
    dossier.report = &report;
    dossier.agency = report.agency.value.value_or("");
    if (prior) dossier.prior = &*prior;
    if (parent) dossier.parent = &*parent;
    for (const FactBase& child : children) dossier.children.push_back(&child);
    dossier.absent_children = absent_children;
    dossier.is_registered = !children.empty() || !absent_children.empty();
    std::vector<Dossier> all{std::move(dossier)};
    for (const FactBase& peer : peers) {
        all.emplace_back().report = &peer;
        all.back().agency = peer.agency.value.value_or("");
    }
    return all;
}

std::optional<TestCase> test_case(const rules::RuleTest& test, const TestBench& bench,
                                  Diagnostics& diagnostics) {
    const rules::BaseReport* base = base_of(test, bench.pack, bench.form);
    if (base == nullptr) {
        diagnostics.add(Code::NoBaseReport, test.place);
        return std::nullopt;
    }
    CaseMaker maker(*base, bench, diagnostics);
    bool is_whole = true;
    for (const rules::Patch& patch : test.given) is_whole = maker.add(patch) && is_whole;
    if (!is_whole) return std::nullopt;
    return maker.make();
}

}  // namespace gouji::engine
