#include "outcomes/score_charts.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "outcomes/score_words.h"

namespace gouji::outcomes {

namespace {

constexpr std::size_t tenths = 10;
constexpr std::size_t most_kinds = 20;
constexpr std::size_t most_agencies = 40;

// 9 for 90 % and more of the full marks.
std::size_t tenth_of(const Card& card, const rules::Scheme& scheme) {
    std::size_t tenth = 0;
    while (tenth + 1 < tenths) {
        // score ÷ total ≥ (tenth + 1) ÷ 10
        const auto lhs = multiply(*card.score, Decimal(static_cast<std::int64_t>(tenths)));
        const auto rhs = multiply(scheme.total, Decimal(static_cast<std::int64_t>(tenth + 1)));
        if (!lhs || !rhs || *lhs < *rhs) break;
        ++tenth;
    }
    return tenth;
}

void largest_first(std::vector<Bar>& bars, std::size_t most) {
    const auto total = [](const Bar& bar) {
        std::size_t sum = 0;
        for (const std::size_t value : bar.values) sum += value;
        return sum;
    };
    std::stable_sort(bars.begin(), bars.end(),
                     [&](const Bar& lhs, const Bar& rhs) { return total(rhs) < total(lhs); });
    if (bars.size() > most) bars.resize(most);
}

}  // namespace

Chart score_distribution(const Ranking& ranking) {
    Chart chart;
    chart.title = "得分分布（占满分的百分比，份）";
    for (std::size_t i = 0; i < tenths; ++i)
        chart.bars.push_back(
            {i + 1 == tenths ? "90以上" : fmt::format("{}—{}", i * tenths, (i + 1) * tenths), {0}});
    for (const Card& card : ranking.cards) {
        if (card.score) ++chart.bars[tenth_of(card, scheme_of(ranking.rubric, card))].values[0];
    }
    return chart;
}

Chart problems_by_kind(const Ranking& ranking) {
    std::map<std::string, std::size_t> counts;
    for (const Card& card : ranking.cards) {
        for (const ScoredFinding& scored : card.findings) {
            if (is_problem(scored)) ++counts[scored.finding.title];
        }
    }
    Chart chart;
    for (const auto& [title, count] : counts) chart.bars.push_back({title, {count}});
    chart.title = chart.bars.size() > most_kinds
                      ? fmt::format("问题种类（处，最多的{}种）", most_kinds)
                      : "问题种类（处）";
    largest_first(chart.bars, most_kinds);
    return chart;
}

Chart problems_by_agency(const Ranking& ranking) {
    std::set<std::string> years;
    for (const Card& card : ranking.cards) years.insert(year_of(card));
    const std::vector<std::string> columns(years.begin(), years.end());
    std::map<std::string, Bar> bars;
    for (const Card& card : ranking.cards) {
        Bar& bar = bars[name_of(card)];
        bar.label = name_of(card);
        bar.values.resize(columns.size());
        const auto year = std::find(columns.begin(), columns.end(), year_of(card));
        bar.values[static_cast<std::size_t>(year - columns.begin())] += problems_in(card);
    }
    Chart chart;
    for (const std::string& year : columns)
        chart.series.push_back(year.empty() ? "年度不明" : year);
    for (auto& [name, bar] : bars) chart.bars.push_back(std::move(bar));
    chart.title = chart.bars.size() > most_agencies
                      ? fmt::format("各机关、各年度的问题（处，最多的{}个机关）", most_agencies)
                      : "各机关、各年度的问题（处）";
    largest_first(chart.bars, most_agencies);
    return chart;
}

}  // namespace gouji::outcomes
