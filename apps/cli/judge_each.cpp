#include "apps/cli/judge_each.h"

#include <deque>
#include <utility>

#include "apps/cli/desk.h"
#include "apps/cli/inputs.h"
#include "apps/cli/neighbourhood.h"
#include "engine/evaluate.h"

namespace gouji::cli {

Coverage judge_each(const Judging& judging, const Regime& regime, const Console& console,
                    const std::function<void(const outcomes::Judged&)>& visit) {
    Desk desk(judging.today);
    if (judging.review && !desk.open(*judging.review, console)) return Coverage::None;
    const Neighbourhood neighbourhood(regime, judging.neighbours, console);
    ReportReader reader(regime);
    bool is_complete = neighbourhood.is_complete();
    std::deque<FactBase> reports;
    InputVisitor visitor;
    visitor.visit = [&](Input input) {
        const std::string name = input.name;
        ReadReport report = reader.read(std::move(input));
        for (const Diagnostic& diagnostic : report.diagnostics.all())
            console.complain(name, diagnostic);
        is_complete = is_complete && report.facts;
        if (!report.facts) return;
        runs::declare(neighbourhood.agencies(), *report.facts);
        reports.push_back(std::move(*report.facts));
    };
    visitor.complain = [&](const Diagnostic& diagnostic) {
        is_complete = is_complete && severity_of(diagnostic.code) != Severity::Error;
        console.complain(diagnostic);
    };
    visitor.goes_on = [] { return true; };
    for_each_input(judging.paths, visitor);
    Diagnostics diagnostics;
    for (const Dossier& dossier : neighbourhood.dossiers_of(reports, diagnostics)) {
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
