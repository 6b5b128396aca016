#include "engine/populations.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "engine/evaluation.h"
#include "engine/resemblance.h"

namespace gouji::engine {

namespace {

struct Contribution {
    std::vector<std::string> population;  // empty: the report belongs to none
    std::optional<Quotient> figure;
};

Contribution contribution_of(const Evaluation& evaluation, const CompiledStatistic& statistic,
                             const FactBase& report) {
    Contribution contribution;
    if (statistic.value == no_instruction) return contribution;
    std::vector<std::string> population{std::to_string(report.year.value->number())};
    for (const InstructionId id : statistic.among) {
        if (!evaluation.value(id).is_known()) return contribution;
        population.push_back(to_string(evaluation.value(id)));
    }
    contribution.population = std::move(population);
    const Value& value = evaluation.value(statistic.value);
    if (value.is_known()) contribution.figure = value.number().quotient();
    return contribution;
}

bool is_counted(const Dossier& dossier) {
    return !dossier.agency.empty() && !dossier.is_one_of_two && dossier.report->year.value;
}

// By index of the statistics.
std::vector<Contribution> contributions_of(const Program& program, const Dossier& dossier,
                                           ValueRoom& room) {
    std::vector<Contribution> contributions(program.statistics.size());
    if (contributions.empty() || !is_counted(dossier)) return contributions;
    Evaluation evaluation(program, dossier, room);
    evaluation.run(program.census);
    for (std::size_t i = 0; i < contributions.size(); ++i)
        contributions[i] = contribution_of(evaluation, program.statistics[i], *dossier.report);
    return contributions;
}

bool has_enough(const PeerFigures& figures, const rules::Statistic& statistic) {
    return figures.count() >= static_cast<std::size_t>(statistic.least);
}

}  // namespace

Populations::Populations(const Program& program, std::vector<Dossier>& dossiers,
                         const ForEachBelow& for_each_below)
    : groups_(program.statistics.size()) {
    std::vector<std::vector<Contribution>> contributions(dossiers.size());
    constexpr std::size_t portion = 64;  // that share one room
    for_each_below((dossiers.size() + portion - 1) / portion, [&](std::size_t number) {
        ValueRoom room;
        const std::size_t end = std::min(dossiers.size(), (number + 1) * portion);
        for (std::size_t d = number * portion; d < end; ++d)
            contributions[d] = contributions_of(program, dossiers[d], room);
    });
    std::set<std::pair<std::string, int>> known;
    for (std::size_t d = 0; d < dossiers.size(); ++d) {
        if (!is_counted(dossiers[d])) continue;
        const int year = dossiers[d].report->year.value->number();
        if (!known.emplace(dossiers[d].agency, year).second) continue;
        for (std::size_t i = 0; i < groups_.size(); ++i) {
            const Contribution& one = contributions[d][i];
            if (one.figure) groups_[i][one.population].push_back(*one.figure);
        }
    }
    for (Groups& groups : groups_) {
        for (auto& [population, figures] : groups)
            std::sort(figures.begin(), figures.end(), [](const Quotient& lhs, const Quotient& rhs) {
                return Number(lhs) < Number(rhs);
            });
    }
    for (std::size_t d = 0; d < dossiers.size(); ++d) {
        dossiers[d].has_peers = !dossiers[d].agency.empty() && !dossiers[d].is_one_of_two;
        dossiers[d].peers.resize(groups_.size());
        for (std::size_t i = 0; i < groups_.size(); ++i) {
            const Contribution& one = contributions[d][i];
            const auto group = groups_[i].find(one.population);
            if (one.population.empty() || group == groups_[i].end()) continue;
            const PeerFigures figures{&group->second, one.figure};
            if (has_enough(figures, program.pack->statistics[i])) dossiers[d].peers[i] = figures;
        }
    }
    find_resemblances(dossiers, for_each_below);
}

}  // namespace gouji::engine
