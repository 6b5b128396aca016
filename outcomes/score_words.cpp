#include "outcomes/score_words.h"

#include <algorithm>

#include <fmt/format.h>

#include "outcomes/words.h"

namespace gouji::outcomes {

namespace {

void collect_leaves(const IndicatorScore& indicator, std::vector<const IndicatorScore*>& leaves) {
    if (indicator.indicators.empty()) leaves.push_back(&indicator);
    for (const IndicatorScore& each : indicator.indicators) collect_leaves(each, leaves);
}

std::string assessment_of(const IndicatorScore& indicator, Language language) {
    switch (indicator.assessment) {
        case Assessment::Assessed:
            return {};
        case Assessment::Nothing:
            return std::string(indicator.score
                                   ? say(language, "无法判断，按评分办法计分",
                                         "could not be assessed; counts as the rubric says")
                                   : say(language, "无法判断，不计入满分",
                                         "could not be assessed; out of the denominator"));
        case Assessment::ByHand:
            return std::string(indicator.score
                                   ? say(language, "须人工评定，按评分办法计分",
                                         "for a person to assess; counts as the rubric says")
                                   : say(language, "须人工评定，不计入满分",
                                         "for a person to assess; out of the denominator"));
        case Assessment::Marked: {
            std::string text =
                fmt::format(fmt::runtime(say(language, "人工评定{}（{}）", "{} marked by {}")),
                            to_string(indicator.mark->points), indicator.mark->by);
            if (!indicator.mark->reason.empty())
                text += std::string(say(language, "：", ": ")) + indicator.mark->reason;
            return text;
        }
        case Assessment::Without:
            return std::string(
                say(language, "无从评定，不得分", "nothing to assess it by; no points"));
    }
    return {};
}

// "85 ÷ 90 × 100 ≈ 94.4444"
std::string proportion(const engine::Number& part, const engine::Number& whole,
                       const engine::Number& of) {
    const auto product = multiply(part, of);
    const auto result = product ? divide(*product, whole) : std::nullopt;
    if (!result) return {};
    return fmt::format("{} ÷ {} × {} {} {}", to_string(part), to_string(whole), to_string(of),
                       result->is_decimal() ? "=" : "≈", to_string(*result));
}

// In their order.
std::vector<const IndicatorScore*> leaves_of(const Card& card) {
    std::vector<const IndicatorScore*> leaves;
    collect_leaves(card.root, leaves);
    return leaves;
}

}  // namespace

std::string grade_of(const Card& card, Language language) {
    return card.score ? card.grade : std::string(say(language, "无法评分", "no score"));
}

std::string score_of(const Card& card) {
    return card.score ? to_string(*card.score) : "";
}

std::string year_of(const Card& card) {
    return card.year ? std::to_string(*card.year) : "";
}

std::string group_of(const rules::Rubric& rubric, const Card& card) {
    return card.group == 0 ? "" : rubric.groups[card.group - 1].title;
}

std::string name_of(const Card& card) {
    return card.agency.empty() ? card.document : card.agency;
}

bool is_problem(const ScoredFinding& scored) {
    return scored.finding.severity != Severity::Info;
}

std::size_t problems_in(const Card& card) {
    return static_cast<std::size_t>(
        std::count_if(card.findings.begin(), card.findings.end(), is_problem));
}

std::string points_of(const IndicatorScore& indicator) {
    return indicator.score ? to_string(*indicator.score) : "—";
}

std::string remark_on(const IndicatorScore& indicator, Language language) {
    std::string text = assessment_of(indicator, language);
    const auto tell = [&](std::string_view head, const std::string& reckoning) {
        text += (text.empty() ? "" : std::string(say(language, "；", "; "))) + std::string(head) +
                reckoning;
    };
    if (!indicator.score) return text;
    if (is_in_proportion(indicator))
        tell(say(language, "折算：", "in proportion: "), sum_of(indicator));
    if (!(indicator.weight == indicator.points) && !indicator.points.is_zero())
        tell(say(language, "计入上级：", "counts as "),
             proportion(*indicator.score, indicator.points, indicator.weight));
    return text;
}

bool is_in_proportion(const IndicatorScore& indicator) {
    return !indicator.indicators.empty() && indicator.score &&
           !(indicator.assessed == indicator.points);
}

std::string sum_of(const IndicatorScore& indicator) {
    if (!indicator.score) return {};
    if (!is_in_proportion(indicator)) return to_string(*indicator.score);
    return proportion(indicator.earned, indicator.assessed, indicator.points);
}

std::string remark_on(const PointsLost& lost, Language language) {
    const std::string each = to_string(lost.each);
    switch (lost.state) {
        case DeductionState::Charged:
            return {};
        case DeductionState::Capped:
            return fmt::format(fmt::runtime(say(language, "应扣{}，已达扣分上限{}",
                                                "{} by itself, cut by the cap of {}")),
                               each, lost.cap ? to_string(*lost.cap) : "");
        case DeductionState::UsedUp:
            return fmt::format(fmt::runtime(say(language, "应扣{}，本项已扣完",
                                                "{} by itself, more than is left")),
                               each);
        case DeductionState::SameKind:
            return std::string(
                say(language, "同类问题已扣分，不重复扣", "charged once for its kind"));
    }
    return {};
}

std::vector<LostLine> lost_lines(const Card& card, const IndicatorScore& indicator) {
    std::vector<LostLine> lines;
    const auto rule_of = [&](const PointsLost& lost) -> const std::string& {
        return card.findings[lost.finding].finding.rule;
    };
    const auto follows = [&](const PointsLost& lost) {
        const PointsLost* before = lines.empty() ? nullptr : lines.back().lost;
        return before != nullptr && before->points == lost.points && lost.points == Decimal() &&
               before->state == lost.state && before->each == lost.each &&
               rule_of(*before) == rule_of(lost);
    };
    for (const PointsLost& lost : indicator.lost) {
        if (follows(lost)) {
            ++lines.back().findings;
        } else {
            lines.push_back({&lost, 1});
        }
    }
    return lines;
}

std::string place_of(const Card& card, const LostLine& line, Language language) {
    if (line.findings == 1) return card.findings[line.lost->finding].place;
    return fmt::format(fmt::runtime(say(language, "另有{}处", "{} more")), line.findings);
}

std::string sentence_of(const LimitMet& met, Language language) {
    std::string text = met.title;
    if (met.limit.at_most)
        text += fmt::format(fmt::runtime(say(language, "，得分不高于{}", ", at most {}")),
                            to_string(*met.limit.at_most));
    if (!met.limit.grade.empty())
        text += fmt::format(fmt::runtime(say(language, "，等次不高于“{}”", ", at best {}")),
                            met.limit.grade);
    return text;
}

std::vector<LeafColumn> leaf_columns(const std::vector<Card>& cards) {
    std::vector<LeafColumn> columns;
    for (const Card& card : cards) {
        for (const IndicatorScore* leaf : leaves_of(card)) {
            LeafColumn column{leaf->id, leaf->title};
            if (std::find(columns.begin(), columns.end(), column) == columns.end())
                columns.push_back(std::move(column));
        }
    }
    return columns;
}

std::string leaf_score(const Card& card, const LeafColumn& column) {
    for (const IndicatorScore* leaf : leaves_of(card)) {
        if (leaf->id == column.id && leaf->title == column.title)
            return leaf->score ? to_string(*leaf->score) : "";
    }
    return {};
}

std::string cost_of(const rules::Deduction& deduction) {
    std::string text;
    switch (deduction.per) {
        case rules::Per::Finding:
            text = "每个问题扣";
            break;
        case rules::Per::Kind:
            text = "每类问题扣";
            break;
        case rules::Per::Once:
            text = "有问题即扣";
            break;
    }
    text += deduction.points ? to_string(*deduction.points) + "分" : "规则所定分值";
    if (deduction.cap) text += "，至多扣" + to_string(*deduction.cap) + "分";
    return text;
}

std::string limits_of(const rules::GradeBand& band) {
    std::string text;
    if (band.from)
        text = to_string(*band.from) + "分以上" +
               (band.end == rules::GradeBand::End::Included ? "（含）" : "（不含）");
    if (band.best) text += (text.empty() ? "" : "，") + ("名次在前" + to_string(*band.best) + "%");
    return text.empty() ? "其余" : text;
}

}  // namespace gouji::outcomes
