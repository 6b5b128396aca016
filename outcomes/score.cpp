#include "outcomes/score.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "engine/review.h"
#include "outcomes/printed.h"
#include "outcomes/standing.h"

namespace gouji::outcomes {

namespace {

using engine::Number;
using rules::Deduction;
using rules::Indicator;
using rules::NotAssessable;
using rules::Rule;

// Arithmetic that has left 64 bits stays without a value to its end.
using Maybe = std::optional<Number>;

Maybe plus(const Maybe& lhs, const Maybe& rhs) {
    return lhs && rhs ? add(*lhs, *rhs) : std::nullopt;
}
Maybe times(const Maybe& lhs, const Maybe& rhs) {
    return lhs && rhs ? multiply(*lhs, *rhs) : std::nullopt;
}
Maybe over(const Maybe& lhs, const Maybe& rhs) {
    return lhs && rhs ? divide(*lhs, *rhs) : std::nullopt;
}

// Points that no rubric can exceed fit; load_rubric.cpp sees to it.
Decimal sum(const Decimal& lhs, const Decimal& rhs) {
    return add(lhs, rhs).value_or(lhs);
}

// What is scored by.
struct Method {
    const rules::Rubric& rubric;
    const std::vector<rules::Mark>& marks;
};

class Scorer {
  public:
    Scorer(const Judged& judged, const Method& method, Card& card)
        : pack_(judged.pack),
          judgement_(judged.judgement),
          rubric_(method.rubric),
          marks_(method.marks),
          scheme_(scheme_of(method.rubric, card)),
          card_(card) {}

    void run() {
        charged_.assign(card_.findings.size(), false);
        Indicator root;
        root.points = root.weight = scheme_.total;
        root.not_assessable = scheme_.not_assessable;
        root.indicators = scheme_.indicators;
        card_.root = score_of(root);
        if (!card_.root.score) return;
        Maybe total = plus(card_.root.score, Number(bonuses()));
        apply_vetoes();
        apply_gates();
        for (const LimitMet& met : card_.limits) {
            if (total && met.limit.at_most && Number(*met.limit.at_most) < *total)
                total = Number(*met.limit.at_most);
        }
        if (total) card_.score = rounded(rubric_, *total);
    }

  private:
    // ---------- the tree ----------

    IndicatorScore score_of(const Indicator& indicator) {
        IndicatorScore result;
        result.id = indicator.id;
        result.title = indicator.title;
        result.points = Number(indicator.points);
        result.weight = Number(indicator.weight);
        if (indicator.indicators.empty()) {
            score_leaf(indicator, result);
        } else {
            score_inner(indicator, result);
        }
        return result;
    }

    void score_inner(const Indicator& indicator, IndicatorScore& result) {
        Maybe earned = Number();
        Maybe assessed = Number();
        for (const Indicator& each : indicator.indicators) {
            result.indicators.push_back(score_of(each));
            const IndicatorScore& child = result.indicators.back();
            if (!child.score || child.points.is_zero()) continue;
            assessed = plus(assessed, child.weight);
            const bool is_as_it_stands = child.weight == child.points;
            earned = plus(earned, is_as_it_stands
                                      ? child.score
                                      : over(times(child.score, child.weight), child.points));
        }
        if (!earned || !assessed || assessed->is_zero()) {
            result.assessment = Assessment::Nothing;
            return;
        }
        result.earned = *earned;
        result.assessed = *assessed;
        result.score =
            *assessed == result.points ? earned : over(times(earned, result.points), assessed);
    }

    void score_leaf(const Indicator& indicator, IndicatorScore& result) {
        result.assessment = indicator.is_by_hand ? Assessment::ByHand : assessment_of(indicator);
        result.mark = mark_of(indicator);
        if (result.mark) result.assessment = Assessment::Marked;
        Decimal marks = result.mark ? result.mark->points : indicator.points;
        for (const Deduction& deduction : indicator.deductions)
            charge(deduction, indicator.title, marks, result.lost);
        // Of an indicator that a person has to assess, what was found counts all the same.
        if (!result.lost.empty() && !result.mark) result.assessment = Assessment::Assessed;
        switch (result.assessment) {
            case Assessment::Assessed:
            case Assessment::Marked:
                result.score = Number(marks);
                break;
            case Assessment::Without:
                lose_all(indicator, result);
                break;
            case Assessment::Nothing:
            case Assessment::ByHand:
                if (indicator.not_assessable == NotAssessable::Full) result.score = result.points;
                if (indicator.not_assessable == NotAssessable::Zero) result.score = Number();
                break;
        }
    }

    // One of the year counts before one of every year.
    std::optional<rules::Mark> mark_of(const Indicator& indicator) const {
        if (!indicator.is_by_hand) return std::nullopt;
        std::optional<rules::Mark> found;
        for (const rules::Mark& mark : marks_) {
            const bool is_meant = mark.indicator == indicator.id && mark.agency == card_.agency &&
                                  (!mark.year || mark.year == card_.year);
            if (is_meant && (!found || mark.year)) found = mark;
        }
        return found;
    }

    // ---------- deductions ----------

    // Null where it costs nothing, whatever the rubric says: a rule on trial.
    const Rule* rule_of(std::size_t finding) const {
        const engine::Finding& found = card_.findings[finding].finding;
        return is_on_trial(pack_, found) ? nullptr : pack_.find(found.rule);
    }

    // The findings that this deduction, and none before it, is about.
    std::vector<std::size_t> take(const Deduction& deduction) {
        std::vector<std::size_t> taken;
        for (std::size_t i = 0; i < card_.findings.size(); ++i) {
            const Rule* rule = rule_of(i);
            const bool is_meant =
                rule != nullptr && selects(deduction.of, *rule, card_.findings[i].finding.severity);
            if (charged_[i] || !is_meant) continue;
            charged_[i] = true;
            taken.push_back(i);
        }
        return taken;
    }

    static std::string kind_of(rules::Per per, const engine::Finding& finding) {
        switch (per) {
            case rules::Per::Finding:
                return finding.id;
            case rules::Per::Kind:
                return finding.defect;
            case rules::Per::Once:
                return {};
        }
        return {};
    }

    // Takes what the deduction costs from the marks that are left of its indicator.
    void charge(const Deduction& deduction, const std::string& indicator, Decimal& marks,
                std::vector<PointsLost>& lost) {
        std::optional<Decimal> left = deduction.cap;
        std::map<std::string, Decimal> left_of_rule;
        std::set<std::string> seen;
        for (const std::size_t index : take(deduction)) {
            const Rule& rule = *rule_of(index);
            PointsLost line;
            line.finding = index;
            line.each = deduction.points.value_or(rule.weight);
            line.cap = deduction.points || !rule.cap ? deduction.cap : rule.cap;
            line.points = line.each;
            if (!seen.insert(kind_of(deduction.per, card_.findings[index].finding)).second) {
                line.points = Decimal();
                line.state = DeductionState::SameKind;
            }
            if (!deduction.points && rule.cap)
                cut(left_of_rule.try_emplace(rule.id, *rule.cap).first->second, *rule.cap, line);
            if (left) cut(*left, *deduction.cap, line);
            use_up(marks, line);
            lose(line, indicator);
            lost.push_back(line);
        }
    }

    void lose(const PointsLost& line, const std::string& indicator) {
        ScoredFinding& scored = card_.findings[line.finding];
        scored.points = sum(scored.points, line.points);
        scored.indicator += (scored.indicator.empty() ? "" : "、") + indicator;
    }

    // Takes the line's points from what is left of a cap.
    static void cut(Decimal& left, const Decimal& cap, PointsLost& line) {
        if (left < line.points) {
            line.points = left;
            line.cap = cap;
            line.state = DeductionState::Capped;
        }
        left = subtract(left, line.points).value_or(Decimal());
    }

    static void use_up(Decimal& marks, PointsLost& line) {
        if (marks < line.points) {
            line.points = marks;
            line.state = DeductionState::UsedUp;
        }
        marks = subtract(marks, line.points).value_or(Decimal());
    }

    // ---------- what could be assessed ----------

    bool is_of(const Indicator& indicator, const Rule& rule) const {
        return rule.status == rules::Status::Stable &&
               std::any_of(indicator.deductions.begin(), indicator.deductions.end(),
                           [&](const Deduction& deduction) {
                               return selects(deduction.of, rule, rule.severity);
                           });
    }

    Assessment assessment_of(const Indicator& indicator) const {
        const bool has_passed =
            std::any_of(judgement_.passed.begin(), judgement_.passed.end(),
                        [&](std::size_t rule) { return is_of(indicator, pack_.rules[rule]); });
        // What has been found has been judged, whoever has set it aside since.
        const bool has_failed = std::any_of(judgement_.findings.begin(), judgement_.findings.end(),
                                            [&](const engine::Finding& finding) {
                                                const Rule* rule = pack_.find(finding.rule);
                                                return rule != nullptr && is_of(indicator, *rule);
                                            });
        if (has_passed || has_failed) return Assessment::Assessed;
        return blaming(indicator).empty() ? Assessment::Nothing : Assessment::Without;
    }

    // The findings for which the indicator's rules were not judged.
    std::vector<std::size_t> blaming(const Indicator& indicator) const {
        std::set<std::string> causes;
        for (const engine::Skipped& skipped : judgement_.skipped) {
            if (skipped.reason != engine::SkipReason::Assumption) continue;
            const Rule* rule = pack_.find(skipped.rule);
            if (rule != nullptr && is_of(indicator, *rule)) causes.insert(skipped.because);
        }
        std::vector<std::size_t> findings;
        for (std::size_t i = 0; i < card_.findings.size(); ++i) {
            if (rule_of(i) != nullptr && causes.count(rule_of(i)->id) > 0) findings.push_back(i);
        }
        return findings;
    }

    // The first of the findings carries it: one missing table has one cost here.
    void lose_all(const Indicator& indicator, IndicatorScore& result) {
        result.score = Number();
        for (const std::size_t index : blaming(indicator)) {
            PointsLost line;
            line.finding = index;
            line.each = indicator.points;
            line.points = result.lost.empty() ? indicator.points : Decimal();
            line.state = result.lost.empty() ? DeductionState::Charged : DeductionState::SameKind;
            lose(line, indicator.title);
            result.lost.push_back(line);
        }
    }

    // ---------- vetoes, gates, bonuses ----------

    std::vector<std::size_t> selected(const rules::Selector& selector) const {
        std::vector<std::size_t> indices;
        for (std::size_t i = 0; i < card_.findings.size(); ++i) {
            const Rule* rule = rule_of(i);
            if (rule != nullptr && selects(selector, *rule, card_.findings[i].finding.severity))
                indices.push_back(i);
        }
        return indices;
    }

    static const IndicatorScore* find(const IndicatorScore& indicator, const std::string& id) {
        if (indicator.id == id) return &indicator;
        for (const IndicatorScore& each : indicator.indicators) {
            if (const IndicatorScore* found = find(each, id)) return found;
        }
        return nullptr;
    }

    Decimal bonuses() {
        Decimal all;
        for (const rules::Bonus& bonus : scheme_.bonuses) {
            if (!selected(bonus.unless).empty() || !has_reached(bonus)) continue;
            Decimal points = bonus.points;
            if (scheme_.bonus_cap) {
                const Decimal left = subtract(*scheme_.bonus_cap, all).value_or(Decimal());
                points = std::min(points, left);
            }
            if (points == Decimal()) continue;
            card_.bonuses.push_back({bonus.id, bonus.title, points});
            all = sum(all, points);
        }
        return all;
    }

    bool has_reached(const rules::Bonus& bonus) const {
        if (bonus.indicator.empty()) return true;
        const IndicatorScore* indicator = find(card_.root, bonus.indicator);
        return indicator != nullptr && indicator->score &&
               !(*indicator->score < Number(bonus.at_least));
    }

    void apply_vetoes() {
        for (const rules::Veto& veto : scheme_.vetoes) {
            auto findings = selected(veto.of);
            if (!findings.empty())
                card_.limits.push_back({veto.title, veto.limit, std::move(findings)});
        }
    }

    void apply_gates() {
        for (const rules::Gate& gate : scheme_.gates) {
            const IndicatorScore* indicator = find(card_.root, gate.indicator);
            if (indicator != nullptr && indicator->score && *indicator->score < Number(gate.below))
                card_.limits.push_back({gate.title, gate.limit, {}});
        }
    }

    const rules::RulePack& pack_;
    const engine::Judgement& judgement_;
    const rules::Rubric& rubric_;
    const std::vector<rules::Mark>& marks_;
    const rules::Scheme& scheme_;
    Card& card_;
    std::vector<bool> charged_;  // by index of Card::findings
};

std::size_t group_of(const rules::Rubric& rubric, const Card& card) {
    const auto has = [](const std::vector<std::string>& all, const std::string& one) {
        return all.empty() || std::find(all.begin(), all.end(), one) != all.end();
    };
    for (std::size_t i = 0; i < rubric.groups.size(); ++i) {
        const rules::AgencyGroup& group = rubric.groups[i];
        if (has(group.kinds, card.kind) && has(group.agencies, card.agency)) return i + 1;
    }
    return 0;
}

}  // namespace

const rules::Scheme& scheme_of(const rules::Rubric& rubric, const Card& card) {
    return card.group == 0 ? rubric.scheme : rubric.groups[card.group - 1].scheme;
}

std::optional<Decimal> rounded(const rules::Rubric& rubric, const Number& number) {
    const auto mode = rubric.rounding == rules::RoundingMode::HalfUp ? engine::Rounding::HalfUp
                                                                     : engine::Rounding::HalfEven;
    const Maybe result = round(number, rubric.places, mode);
    return result && result->is_decimal() ? std::optional(result->numerator()) : std::nullopt;
}

Card score(const Judged& judged, const rules::Rubric& rubric,
           const std::vector<rules::Mark>& marks) {
    const FactBase& facts = *judged.dossier.report;
    Card card;
    card.agency = facts.agency.value.value_or("");
    card.kind = facts.agency_kind;
    if (facts.year.value) card.year = facts.year.value->number();
    card.document = facts.source->name();
    for (const FactBase* member : judged.dossier.children)
        card.members.push_back(member->source->name());
    card.group = group_of(rubric, card);
    for (const engine::Finding& finding : judged.judgement.findings) {
        auto& findings = engine::stands(finding) ? card.findings : card.set_aside;
        findings.push_back({finding, place_label(facts, finding), {}, {}});
    }
    Scorer(judged, {rubric, marks}, card).run();
    return card;
}

}  // namespace gouji::outcomes
