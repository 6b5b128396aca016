#include <nlohmann/json.hpp>

#include "outcomes/score_words.h"
#include "outcomes/words.h"
#include "outcomes/write_scores.h"

namespace gouji::outcomes {

namespace {

using Json = nlohmann::ordered_json;

std::string_view name_of(Assessment assessment) {
    switch (assessment) {
        case Assessment::Assessed:
            return "assessed";
        case Assessment::Nothing:
            return "not_assessable";
        case Assessment::ByHand:
            return "by_hand";
        case Assessment::Marked:
            return "marked";
        case Assessment::Without:
            return "nothing_to_assess";
    }
    return {};
}

Json deduction_json(const Card& card, const PointsLost& lost) {
    const engine::Finding& finding = card.findings[lost.finding].finding;
    const std::string remark = remark_on(lost, Language::Chinese);
    return {{"finding", finding.id},
            {"rule", finding.rule},
            {"place", finding.place},
            {"points", to_string(lost.points)},
            {"why", finding.message + (remark.empty() ? "" : "（" + remark + "）")},
            {"defect", finding.defect},
            {"severity", outcomes::name_of(finding.severity)},
            {"each", to_string(lost.each)},
            {"cap", lost.cap ? Json(to_string(*lost.cap)) : Json(nullptr)}};
}

Json indicator_json(const Card& card, const IndicatorScore& indicator) {
    Json object = {{"id", indicator.id},
                   {"title", indicator.title},
                   {"points", to_string(indicator.points)},
                   {"score", indicator.score ? Json(to_string(*indicator.score)) : Json(nullptr)},
                   {"assessment", name_of(indicator.assessment)},
                   {"weight", to_string(indicator.weight)}};
    if (indicator.mark)
        object["mark"] = {{"points", to_string(indicator.mark->points)},
                          {"by", indicator.mark->by},
                          {"reason", indicator.mark->reason}};
    object["deductions"] = Json::array();
    for (const PointsLost& lost : indicator.lost)
        object["deductions"].push_back(deduction_json(card, lost));
    if (indicator.indicators.empty()) return object;
    object["sum"] = sum_of(indicator);
    object["indicators"] = Json::array();
    for (const IndicatorScore& each : indicator.indicators)
        object["indicators"].push_back(indicator_json(card, each));
    return object;
}

Json limit_json(const Card& card, const LimitMet& met) {
    Json findings = Json::array();
    for (const std::size_t index : met.findings)
        findings.push_back(card.findings[index].finding.id);
    return {{"title", met.title},
            {"at_most", met.limit.at_most ? Json(to_string(*met.limit.at_most)) : Json(nullptr)},
            {"grade", met.limit.grade.empty() ? Json(nullptr) : Json(met.limit.grade)},
            {"findings", findings}};
}

Json set_aside_json(const engine::Finding& finding) {
    return {{"finding", finding.id},
            {"rule", finding.rule},
            {"place", finding.place},
            {"why", finding.message},
            {"decision", rules::name_of(finding.decision->ruling)},
            {"reason", finding.decision->reason},
            {"by", finding.decision->by}};
}

Json card_json(const rules::Rubric& rubric, const Card& card) {
    Json object = {{"agency", card.agency.empty() ? Json(nullptr) : Json(card.agency)},
                   {"year", card.year ? Json(*card.year) : Json(nullptr)},
                   {"document", card.document},
                   {"score", card.score ? Json(to_string(*card.score)) : Json(nullptr)},
                   {"grade", card.grade.empty() ? Json(nullptr) : Json(card.grade)},
                   {"rank", card.rank == 0 ? Json(nullptr) : Json(card.rank)}};
    if (card.group > 0) object["group"] = group_of(rubric, card);
    object["sum"] = sum_of(card.root);
    object["indicators"] = Json::array();
    for (const IndicatorScore& indicator : card.root.indicators)
        object["indicators"].push_back(indicator_json(card, indicator));
    object["bonuses"] = Json::array();
    for (const BonusGiven& bonus : card.bonuses)
        object["bonuses"].push_back(
            {{"id", bonus.id}, {"title", bonus.title}, {"points", to_string(bonus.points)}});
    object["limits"] = Json::array();
    for (const LimitMet& met : card.limits) object["limits"].push_back(limit_json(card, met));
    object["set_aside"] = Json::array();
    for (const ScoredFinding& scored : card.set_aside)
        object["set_aside"].push_back(set_aside_json(scored.finding));
    return object;
}

}  // namespace

std::string scores_json(const Ranking& ranking) {
    Json object = {{"rubric", ranking.rubric.title}};
    if (!ranking.rubric.version.empty()) object["version"] = ranking.rubric.version;
    object["agencies"] = Json::array();
    for (const Card& card : ranking.cards)
        object["agencies"].push_back(card_json(ranking.rubric, card));
    const std::vector<RegionScore> regions = regions_of(ranking.rubric, ranking.cards);
    for (const RegionScore& region : regions)
        object["regions"].push_back({{"agency", region.agency},
                                     {"year", region.year ? Json(*region.year) : Json(nullptr)},
                                     {"own", to_string(region.own)},
                                     {"members", region.members},
                                     {"mean", to_string(region.mean)},
                                     {"score", to_string(region.score)}});
    return object.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gouji::outcomes
