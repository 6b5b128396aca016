#include "apps/cli/judge_each.h"

#include <deque>
#include <new>
#include <optional>
#include <utility>

#include "apps/cli/desk.h"
#include "apps/cli/neighbourhood.h"
#include "apps/cli/read_reports.h"
#include "apps/cli/reading.h"
#include "engine/evaluate_block.h"
#include "runs/pipeline.h"

namespace gouji::cli {

namespace {

struct Outcome {
    const Dossier* dossier = nullptr;
    std::optional<engine::Judgement> judgement;  // nothing where memory ran out
};

class Judge {
  public:
    explicit Judge(const engine::BlockEvaluator& evaluator) : evaluator_(evaluator) {}

    std::vector<Outcome> operator()(const std::vector<const Dossier*>& dossiers) {
        evaluator_.begin(dossiers);
        std::vector<Outcome> outcomes;
        for (std::size_t i = 0; i < dossiers.size(); ++i)
            outcomes.push_back({dossiers[i], judged(i)});
        return outcomes;
    }

  private:
    std::optional<engine::Judgement> judged(std::size_t index) {
        try {
            return evaluator_.judge(index);
        } catch (const std::bad_alloc&) {
            return std::nullopt;
        }
    }

    engine::BlockEvaluator evaluator_;
};

using Judges = runs::Pipeline<const Dossier*, Outcome, Judge>;

}  // namespace

Coverage judge_each(const Judging& judging, const Regime& regime, const Console& console,
                    const std::function<void(const outcomes::Judged&)>& visit) {
    Desk desk(judging.today);
    if (judging.review && !desk.open(*judging.review, console)) return Coverage::None;
    Neighbourhood neighbourhood(regime, judging.neighbours, console);
    std::deque<FactBase> reports;
    const AllRead all = read_reports(judging.paths, regime, console, [&](FactBase facts) {
        runs::declare(neighbourhood.agencies(), facts);
        reports.push_back(std::move(facts));
    });
    bool is_complete = neighbourhood.is_complete() && all == AllRead::Yes;
    Diagnostics diagnostics;
    const Dossiers dossiers = neighbourhood.dossiers_of(reports, diagnostics, all, judging.threads);
    neighbourhood.tell_unused(diagnostics);
    const auto columnar = engine::columnar_for(regime.program, dossiers.all.size());
    const engine::BlockEvaluator evaluator(regime.program, columnar);
    Judges judges(
        judging.threads, [&] { return Judge(evaluator); },
        [&](Outcome each) {
            is_complete = is_complete && each.judgement && each.judgement->failures.empty();
            if (!each.judgement)
                return console.complain(each.dossier->report->source->name(), out_of_memory());
            desk.lay_beside(*each.dossier->report, *each.judgement);
            visit({*each.dossier, regime.pack, *each.judgement});
        });
    for (const Dossier& dossier : dossiers.all) judges.add(&dossier, 0);
    judges.finish();
    for (const Diagnostic& diagnostic : diagnostics.all()) console.complain(diagnostic);
    desk.close(console);
    return is_complete ? Coverage::Whole : Coverage::Partial;
}

}  // namespace gouji::cli
