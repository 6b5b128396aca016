#include "apps/cli/judge_each.h"

#include <deque>
#include <utility>

#include "apps/cli/desk.h"
#include "apps/cli/neighbourhood.h"
#include "apps/cli/read_reports.h"
#include "engine/evaluate.h"

namespace gouji::cli {

Coverage judge_each(const Judging& judging, const Regime& regime, const Console& console,
                    const std::function<void(const outcomes::Judged&)>& visit) {
    Desk desk(judging.today);
    if (judging.review && !desk.open(*judging.review, console)) return Coverage::None;
    Neighbourhood neighbourhood(regime, judging.neighbours, console);
    std::deque<FactBase> reports;
    const AllRead all = read_reports(judging.paths, regime, console, [&](FactBase facts) {
        runs::declare(neighbourhood.agencies(), facts);
        facts.grids = {};  // how tables were laid out, no rule asks
        reports.push_back(std::move(facts));
    });
    bool is_complete = neighbourhood.is_complete() && all == AllRead::Yes;
    Diagnostics diagnostics;
    const Dossiers dossiers = neighbourhood.dossiers_of(reports, diagnostics, all);
    neighbourhood.tell_unused(diagnostics);
    for (const Dossier& dossier : dossiers.all) {
        engine::Judgement judgement = engine::evaluate(regime.program, dossier);
        is_complete = is_complete && judgement.failures.empty();
        desk.lay_beside(*dossier.report, judgement);
        visit({dossier, regime.pack, judgement});
    }
    for (const Diagnostic& diagnostic : diagnostics.all()) console.complain(diagnostic);
    desk.close(console);
    return is_complete ? Coverage::Whole : Coverage::Partial;
}

}  // namespace gouji::cli
