#include <algorithm>
#include <map>

#include "outcomes/score.h"

namespace gouji::outcomes {

namespace {

using engine::Number;

constexpr std::int64_t whole_in_percent = 100;

std::optional<Number> plus(const std::optional<Number>& lhs, const std::optional<Number>& rhs) {
    return lhs && rhs ? add(*lhs, *rhs) : std::nullopt;
}

// own × share ÷ 100 + mean × (100 − share) ÷ 100
std::optional<Number> weighted(const Decimal& own, const Number& mean, const Decimal& share) {
    const Number hundred(whole_in_percent);
    const auto rest = subtract(hundred, Number(share));
    const auto lhs = multiply(Number(own), Number(share));
    const auto rhs = rest ? multiply(mean, *rest) : std::nullopt;
    const auto sum = plus(lhs, rhs);
    return sum ? divide(*sum, hundred) : std::nullopt;
}

}  // namespace

std::vector<RegionScore> regions_of(const rules::Rubric& rubric, const std::vector<Card>& cards) {
    std::vector<RegionScore> regions;
    if (!rubric.region) return regions;
    std::map<std::string, const Card*> by_document;
    for (const Card& card : cards) by_document[card.document] = &card;
    for (const Card& card : cards) {
        if (!card.score || card.members.empty()) continue;
        RegionScore region{card.agency, card.year, *card.score, 0, {}, {}};
        std::optional<Number> sum = Number();
        for (const std::string& document : card.members) {
            const auto member = by_document.find(document);
            if (member == by_document.end() || !member->second->score) continue;
            sum = plus(sum, Number(*member->second->score));
            ++region.members;
        }
        const auto count = Number(static_cast<std::int64_t>(region.members));
        const auto mean = sum && region.members > 0 ? divide(*sum, count) : std::nullopt;
        const auto score = mean ? weighted(region.own, *mean, rubric.region->own) : std::nullopt;
        const auto result = score ? rounded(rubric, *score) : std::nullopt;
        if (!result) continue;
        region.mean = *mean;
        region.score = *result;
        regions.push_back(region);
    }
    std::stable_sort(regions.begin(), regions.end(),
                     [](const RegionScore& lhs, const RegionScore& rhs) {
                         return lhs.year != rhs.year ? rhs.year < lhs.year : rhs.score < lhs.score;
                     });
    return regions;
}

}  // namespace gouji::outcomes
