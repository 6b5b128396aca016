#include "apps/cli/judge_each.h"

#include <deque>
#include <utility>

#include "apps/cli/desk.h"
#include "apps/cli/judge_all.h"
#include "apps/cli/neighbourhood.h"
#include "apps/cli/read_reports.h"
#include "apps/cli/reading.h"

namespace gouji::cli {

Coverage judge_each(const Judging& judging, const Regime& regime, const Console& console,
                    const std::function<void(const outcomes::Judged&)>& visit) {
    Desk desk(judging.today);
    if (judging.review && !desk.open(*judging.review, console)) return Coverage::None;
    Neighbourhood neighbourhood(regime, judging.neighbours, judging.threads, console);
    std::deque<FactBase> reports;
    const AllRead all =
        read_reports({judging.paths, judging.threads}, regime, console, [&](FactBase facts) {
            runs::declare(neighbourhood.agencies(), facts);
            reports.push_back(std::move(facts));
        });
    bool is_complete = neighbourhood.is_complete() && all == AllRead::Yes;
    Diagnostics diagnostics;
    const Dossiers dossiers = neighbourhood.dossiers_of(reports, diagnostics, all);
    neighbourhood.tell_unused(diagnostics);
    using Judged = JudgedReport<engine::Judgement>;
    judge_all(
        regime.program, dossiers.all, judging.threads,
        [](const Dossier&, engine::Judgement judgement) { return judgement; },
        [&](Judged each) {
            is_complete = is_complete && each.made && each.made->failures.empty();
            if (!each.made)
                return console.complain(each.dossier->report->source->name(), out_of_memory());
            desk.lay_beside(*each.dossier->report, *each.made);
            visit({*each.dossier, regime.pack, *each.made});
        });
    for (const Diagnostic& diagnostic : diagnostics.all()) console.complain(diagnostic);
    desk.close(console);
    return is_complete ? Coverage::Whole : Coverage::Partial;
}

}  // namespace gouji::cli
