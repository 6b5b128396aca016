#include "engine/evaluate.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/applicability.h"
#include "engine/evaluation.h"
#include "engine/failure_reason.h"
#include "engine/fingerprint.h"
#include "engine/message_format.h"
#include "engine/suggest.h"
#include "engine/trace.h"

namespace gouji::engine {

namespace {

// The verdict at one place, before it is written down.
struct Verdict {
    rules::Verdict verdict{};
    SkipReason reason{};
    std::string_view because = {};        // the id of a rule of the pack
    InstructionId root = no_instruction;  // what was true, false or undecided
};

class Judge {
  public:
    // Nothing is ruled where `ruled` names no program.
    Judge(const Program& program, const Dossier& dossier, const Ruled& ruled, ValueRoom& room)
        : program_(program),
          ruled_(ruled),
          facts_(*dossier.report),
          evaluation_(program, dossier, room),
          dossier_(dossier),
          holds_(program.places.size(), false),
          results_(program.rules.size()) {}

    Judgement run() {
        if (ruled_.program == nullptr) {
            evaluation_.run(program_.common);
        } else {
            evaluation_.run(ruled_.program->scheduled(ruled_.program->remainder));
        }
        for (const std::size_t index : program_.order) judge_rule(index);
        Judgement judgement;
        for (std::size_t i = 0; i < results_.size(); ++i) {
            const std::size_t rule = program_.rules[i].rule;
            const bool is_new = judgement.passed.empty() || judgement.passed.back() != rule;
            if (results_[i].judgement.verdicts.pass > 0 && is_new) judgement.passed.push_back(rule);
            append(judgement, results_[i].judgement);
        }
        if (!failed_.empty()) {
            // No correction may break what holds.
            if (ruled_.program != nullptr)
                evaluation_.run(ruled_.program->scheduled(ruled_.program->settled));
            suggest_corrections(evaluation_, checks(), judgement.findings);
        }
        cover(judgement);
        return judgement;
    }

  private:
    // What a rule has said, until all have and the pack's order is restored.
    struct Result {
        Judgement judgement;
        std::vector<Locus> failed;
    };

    // Where the rule stands while it is judged.
    struct Stand {
        std::size_t index = 0;
        const CompiledRule& compiled;
        const rules::Rule& rule;
        Result& result;
    };

    void judge_rule(std::size_t index) {
        const CompiledRule& compiled = program_.rules[index];
        const Stand stand{index, compiled, program_.pack->rules[compiled.rule], results_[index]};
        const Applicability applicability = applicability_of(stand.rule, compiled.reads, dossier_);
        // What is ruled has been computed with the rest.
        if (!applicability.skip && ruled_.program == nullptr) evaluation_.run(compiled.own);
        if (compiled.list == no_instruction) {
            if (!holds_everywhere(stand, applicability)) judge_places(stand, applicability);
            return;
        }
        const Value list = evaluation_.value(compiled.list);
        if (!list.is_known()) return skip_list(stand, applicability);
        const Region& region = program_.regions[compiled.region];
        for (std::size_t i = 0; i < length_of(evaluation_.view(), list.item()); ++i) {
            evaluation_.run_for(region, list.item(), i);
            judge_places(stand, applicability);
        }
    }

    // There is no list to go through, for want of another report.
    void skip_list(const Stand& stand, const Applicability& applicability) {
        if (!applicability.skip) return;
        ++stand.result.judgement.verdicts.skip;
        stand.result.judgement.skipped.push_back({stand.rule.id, "", *applicability.skip, ""});
    }

    void judge_places(const Stand& stand, const Applicability& applicability) {
        const bool may_only_follow = has_failed_assumption(stand);
        const bool is_judged = rows_of(stand) == nullptr && !applicability.skip &&
                               !applicability.blocker && !may_only_follow;
        for (std::uint32_t i = 0; i < stand.compiled.places.count; ++i) {
            const CompiledPlace& place = program_.places[stand.compiled.places.first + i];
            // Of most places nothing more need be asked.
            if (is_judged && passes(place)) {
                ++stand.result.judgement.verdicts.pass;
                note(stand, stand.compiled.places.first + i, rules::Verdict::Pass);
                continue;
            }
            auto verdict = ruled_verdict(stand, i, applicability);
            if (!verdict) continue;
            // A failure that is put down to another rule's is still one for those that assume it;
            // one that a rule on trial finds costs nothing and may silence nothing.
            if (stand.compiled.is_assumed && verdict->verdict == rules::Verdict::Fail &&
                stand.rule.status == rules::Status::Stable)
                stand.result.failed.push_back(locus_at(place));
            if (may_only_follow) *verdict = assumed(stand, place, *verdict);
            if (verdict->verdict == rules::Verdict::Pass) {
                ++stand.result.judgement.verdicts.pass;
            } else {
                write(stand, place, *verdict, applicability);
            }
            note(stand, stand.compiled.places.first + i, verdict->verdict);
        }
    }

    bool passes(const CompiledPlace& place) const {
        return truth_at(place.check) == Truth::True && truth_at(place.when) == Truth::True &&
               truth_at(place.domain) == Truth::True;
    }

    // An item that only the report has is gone when the next one is judged.
    void note(const Stand& stand, std::size_t place, rules::Verdict verdict) {
        if (stand.compiled.list != no_instruction) return;
        if (verdict == rules::Verdict::Pass) holds_[place] = true;
        if (verdict == rules::Verdict::Fail &&
            is_equality(program_.at(program_.places[place].check)))
            failed_.emplace(place, stand.result.judgement.findings.back().id);
    }

    // Equalities that hold and that fail, in the order in which they were judged.
    std::vector<JudgedCheck> checks() const {
        std::vector<JudgedCheck> checks;
        for (const std::size_t index : program_.order) {
            const CompiledRule& rule = program_.rules[index];
            for (std::size_t i = rule.places.first; i < rule.places.first + rule.places.count;
                 ++i) {
                const CompiledPlace& place = program_.places[i];
                const auto failed = failed_.find(i);
                if (holds_[i] && is_equality(program_.at(place.check)))
                    checks.push_back({place.check, rule.rule, ""});
                if (failed != failed_.end())
                    checks.push_back({place.check, rule.rule, failed->second});
            }
        }
        return checks;
    }

    Locus locus_at(const CompiledPlace& place) const {
        if (place.place_value == no_instruction) return place.locus;
        return locus_of(name_of(place), *program_.form);
    }

    std::string name_of(const CompiledPlace& place) const {
        if (place.place_value == no_instruction) return place.place;
        return to_string(evaluation_.value(place.place_value));
    }

    // ---------- what the columnar evaluator has ruled ----------

    // The rows of the rule's places; null where it is not covered.
    const Slice* rows_of(const Stand& stand) const {
        if (ruled_.program == nullptr) return nullptr;
        const auto& covered = ruled_.program->covered[stand.index];
        return covered ? &ruled_.program->rules[*covered].rows : nullptr;
    }

    // It passes wherever there is something to judge, and this is written down.
    bool holds_everywhere(const Stand& stand, const Applicability& applicability) {
        const Slice* rows = rows_of(stand);
        const bool is_open = applicability.skip || applicability.blocker;
        if (rows == nullptr || is_open || has_failed_assumption(stand)) return false;
        std::size_t passes = 0;
        for (std::uint32_t i = 0; i < rows->count; ++i) {
            const Ruling ruling = ruled_.rulings->at(rows->first + i, ruled_.lane);
            if (ruling != Ruling::Pass && ruling != Ruling::NothingToJudge) return false;
            if (ruling == Ruling::NothingToJudge) continue;
            ++passes;
            holds_[stand.compiled.places.first + i] = true;
        }
        stand.result.judgement.verdicts.pass += passes;
        return true;
    }

    std::optional<Verdict> ruled_verdict(const Stand& stand, std::uint32_t place,
                                         const Applicability& applicability) {
        const CompiledPlace& compiled = program_.places[stand.compiled.places.first + place];
        const Slice* rows = rows_of(stand);
        if (rows == nullptr) return verdict_at(stand, compiled, applicability);
        const std::uint32_t row = rows->first + place;
        const Ruling ruling = ruled_.rulings->at(row, ruled_.lane);
        if (is_settled(ruling, applicability)) return settled(ruling, applicability);
        evaluation_.run(ruled_.program->scheduled(ruled_.program->needed[row]));
        return verdict_at(stand, compiled, applicability);
    }

    // Nothing has to be computed to write it down.
    static bool is_settled(Ruling ruling, const Applicability& applicability) {
        if (ruling == Ruling::NothingToJudge || applicability.skip) return true;
        return !applicability.blocker && (ruling == Ruling::Pass || ruling == Ruling::WhenFalse ||
                                          ruling == Ruling::NotApplicable);
    }

    static std::optional<Verdict> settled(Ruling ruling, const Applicability& applicability) {
        const auto skipped = [](SkipReason reason) {
            return Verdict{rules::Verdict::Skip, reason, "", no_instruction};
        };
        if (ruling == Ruling::NothingToJudge) return std::nullopt;
        if (applicability.skip) return skipped(*applicability.skip);
        if (ruling == Ruling::WhenFalse) return skipped(SkipReason::WhenFalse);
        if (ruling == Ruling::NotApplicable) return skipped(SkipReason::NotApplicable);
        return Verdict{rules::Verdict::Pass, {}, "", no_instruction};
    }

    // ---------- one place ----------

    // Nothing where there is nothing to judge: an item that `where` leaves out.
    std::optional<Verdict> verdict_at(const Stand& stand, const CompiledPlace& place,
                                      const Applicability& applicability) {
        const auto undecided = [](InstructionId root) {
            return Verdict{rules::Verdict::Undecided, {}, {}, root};
        };
        const auto skipped = [](SkipReason reason) {
            return Verdict{rules::Verdict::Skip, reason, {}, no_instruction};
        };
        const Truth domain = truth_at(place.domain);
        if (domain == Truth::False || domain == Truth::NotApplicable) return std::nullopt;
        if (applicability.skip) return skipped(*applicability.skip);
        const Truth when = truth_at(place.when);
        const Truth check = truth_at(place.check);
        const auto failed = [](InstructionId root) {
            return Verdict{rules::Verdict::Error, {}, {}, root};
        };
        if (domain == Truth::Error) return failed(place.domain);
        if (when == Truth::Error) return failed(place.when);
        if (when == Truth::False) return skipped(SkipReason::WhenFalse);
        if (when == Truth::NotApplicable) return skipped(SkipReason::NotApplicable);
        if (applicability.blocker) return undecided(no_instruction);
        if (domain == Truth::Undecided) return undecided(place.domain);
        if (check == Truth::Error) return failed(place.check);
        if (when == Truth::Undecided) return undecided(place.when);
        return check_verdict(stand, place, check);
    }

    Verdict check_verdict(const Stand& stand, const CompiledPlace& place, Truth check) {
        switch (check) {
            case Truth::True:
                return {rules::Verdict::Pass, {}, {}, place.check};
            case Truth::False:
                return {rules::Verdict::Fail, {}, {}, place.check};
            case Truth::NotApplicable:
                return {rules::Verdict::Skip, SkipReason::NotApplicable, {}, no_instruction};
            default:
                break;
        }
        if (stand.rule.missing == rules::OnMissing::Skip) {
            const std::vector<Blocker> blockers = blockers_of(evaluation_, place.check);
            const bool is_blank =
                std::all_of(blockers.begin(), blockers.end(),
                            [](const Blocker& blocker) { return blocker.state == State::Missing; });
            if (is_blank)
                return {rules::Verdict::Skip, SkipReason::MissingValue, {}, no_instruction};
        }
        return {rules::Verdict::Undecided, {}, {}, place.check};
    }

    Truth truth_at(InstructionId id) const {
        return id == no_instruction ? Truth::True : evaluation_.value(id).truth();
    }

    bool has_failed_assumption(const Stand& stand) const {
        return std::any_of(stand.compiled.assumes.begin(), stand.compiled.assumes.end(),
                           [&](std::size_t other) { return !results_[other].failed.empty(); });
    }

    // A verdict that only follows from another rule's failure is none.
    Verdict assumed(const Stand& stand, const CompiledPlace& place, Verdict verdict) const {
        if (verdict.verdict == rules::Verdict::Error || verdict.verdict == rules::Verdict::Skip)
            return verdict;
        const Locus locus = locus_at(place);
        for (const std::size_t other : stand.compiled.assumes) {
            const auto& failed = results_[other].failed;
            const bool is_same_place =
                std::any_of(failed.begin(), failed.end(), [&](const Locus& one) {
                    return contains(one, locus, *program_.form) ||
                           contains(locus, one, *program_.form);
                });
            if (!is_same_place) continue;
            return {rules::Verdict::Skip, SkipReason::Assumption,
                    program_.pack->rules[program_.rules[other].rule].id, no_instruction};
        }
        return verdict;
    }

    void write(const Stand& stand, const CompiledPlace& place, const Verdict& verdict,
               const Applicability& applicability) {
        Judgement& judgement = stand.result.judgement;
        const std::string name = name_of(place);
        const std::string& rule = stand.rule.id;
        switch (verdict.verdict) {
            case rules::Verdict::Pass:
                ++judgement.verdicts.pass;
                break;
            case rules::Verdict::Fail:
                ++judgement.verdicts.fail;
                judgement.findings.push_back(finding_at(stand, place, name));
                break;
            case rules::Verdict::Undecided: {
                ++judgement.verdicts.undecided;
                std::vector<Blocker> blockers;
                if (applicability.blocker) {
                    blockers.push_back(*applicability.blocker);
                } else {
                    blockers = blockers_of(evaluation_, verdict.root);
                }
                judgement.undecided.push_back({rule, name, std::move(blockers), false});
                break;
            }
            case rules::Verdict::Skip:
                ++judgement.verdicts.skip;
                judgement.skipped.push_back(
                    {rule, name, verdict.reason, std::string(verdict.because)});
                break;
            case rules::Verdict::Error:
                ++judgement.verdicts.error;
                judgement.failures.push_back(
                    {rule, name, failure_reason(evaluation_, verdict.root)});
                break;
        }
    }

    Finding finding_at(const Stand& stand, const CompiledPlace& place, const std::string& name) {
        evaluation_.run(place.cold);
        Finding finding;
        finding.rule = stand.rule.id;
        finding.defect = stand.rule.defect;
        finding.title = stand.rule.title;
        finding.place = name;
        finding.severity = stand.rule.severity;
        finding.message = message_at(stand, place);
        finding.basis = basis_for_year(stand.rule);
        finding.remedy = stand.rule.remedy;
        finding.id = fingerprint(
            {stand.rule.id, facts_.agency.value.value_or(""), year_text(), name, key_at(place),
             stand.compiled.check == 0 ? "" : std::to_string(stand.compiled.check)});
        finding.proof = proof_of(evaluation_, place.check);
        finding.evidence = evidence_for(evaluation_, place.check);
        return finding;
    }

    std::string key_at(const CompiledPlace& place) const {
        return place.key == no_instruction ? "" : to_string(evaluation_.value(place.key));
    }

    std::optional<int> year() const {
        if (facts_.year.state != State::Known || !facts_.year.value) return std::nullopt;
        return facts_.year.value->number();
    }

    std::string year_text() const { return year() ? std::to_string(*year()) : ""; }

    // A report is not held to a text that was issued after it.
    std::vector<rules::Basis> basis_for_year(const rules::Rule& rule) const {
        std::vector<rules::Basis> basis;
        std::copy_if(rule.basis.begin(), rule.basis.end(), std::back_inserter(basis),
                     [&](const rules::Basis& each) { return each.speaks_to(year()); });
        return basis;
    }

    std::string message_at(const Stand& stand, const CompiledPlace& place) const {
        std::string message;
        std::uint32_t hole = place.holes.first;
        for (const rules::MessagePart& part :
             stand.rule.checks[stand.compiled.check].message.parts) {
            message += part.text;
            if (!part.hole) continue;
            const auto& format = part.hole->tree.format;
            message += formatted(
                evaluation_.value(program_.holes[hole++]),
                format ? format_named(format->text).value_or(Format::Plain) : Format::Plain);
        }
        return message;
    }

    static void append(Judgement& all, Judgement& one) {
        const auto move_to = [](auto& to, auto& from) {
            if (from.empty()) return;
            to.insert(to.end(), std::make_move_iterator(from.begin()),
                      std::make_move_iterator(from.end()));
        };
        all.verdicts.pass += one.verdicts.pass;
        all.verdicts.fail += one.verdicts.fail;
        all.verdicts.undecided += one.verdicts.undecided;
        all.verdicts.skip += one.verdicts.skip;
        all.verdicts.error += one.verdicts.error;
        move_to(all.findings, one.findings);
        move_to(all.undecided, one.undecided);
        move_to(all.skipped, one.skipped);
        move_to(all.failures, one.failures);
    }

    // The gap that leaves a rule undecided is told by a finding that shows it, or by one for its
    // whole table; what was not read is told by itself, a gap in another report where that is
    // judged.
    void cover(Judgement& judgement) const {
        const auto shows = [](const Evidence& evidence, const Blocker& blocker) {
            return evidence.state != State::Known &&
                   (evidence.path == blocker.path || blocker.path.starts_with(evidence.path + "."));
        };
        const auto is_told = [&](const Blocker& blocker) {
            if (blocker.state == State::Unread || blocker.role != Role::This) return true;
            return std::any_of(
                judgement.findings.begin(), judgement.findings.end(), [&](const Finding& finding) {
                    return std::any_of(
                        finding.evidence.begin(), finding.evidence.end(),
                        [&](const Evidence& evidence) { return shows(evidence, blocker); });
                });
        };
        for (Undecided& undecided : judgement.undecided)
            undecided.is_covered =
                std::any_of(undecided.blocked_by.begin(), undecided.blocked_by.end(), is_told);
    }

    const Program& program_;
    const Ruled ruled_;
    const FactBase& facts_;
    Evaluation evaluation_;
    const Dossier& dossier_;
    // Of checks that are no item's, by index of Program::places.
    std::vector<bool> holds_;
    std::map<std::size_t, std::string> failed_;  // comparisons; with the id of the finding
    std::vector<Result> results_;                // by index of Program::rules
};

}  // namespace

Judgement evaluate(const Program& program, const Dossier& dossier) {
    ValueRoom room;
    return evaluate(program, dossier, room);
}

Judgement evaluate(const Program& program, const Dossier& dossier, ValueRoom& room) {
    return Judge(program, dossier, {}, room).run();
}

Judgement evaluate(const Dossier& dossier, const Ruled& ruled, ValueRoom& room) {
    if (ruled.rulings->is_left_out[ruled.lane] != 0)
        return evaluate(*ruled.program->program, dossier, room);
    return Judge(*ruled.program->program, dossier, ruled, room).run();
}

}  // namespace gouji::engine
