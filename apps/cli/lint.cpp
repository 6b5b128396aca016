#include "engine/lint.h"

#include <algorithm>

#include <fmt/format.h>

#include "apps/cli/commands.h"
#include "apps/cli/read_reports.h"
#include "apps/cli/regime.h"
#include "engine/edition_coverage.h"
#include "engine/evaluate.h"
#include "engine/lint_reports.h"

namespace gouji::cli {

namespace {

AllRead lint_on(const std::vector<std::string>& paths, const Regime& regime, const Console& console,
                Diagnostics& diagnostics) {
    engine::ReportLint lint(regime.program);
    const AllRead all = read_reports({paths}, regime, console, [&](const FactBase& facts) {
        Dossier dossier;
        dossier.report = &facts;
        lint.add(engine::evaluate(regime.program, dossier));
    });
    lint.tell(diagnostics);
    return all;
}

}  // namespace

ExitCode lint(const LintOptions& options, const Console& console) {
    const std::unique_ptr<const Regime> regime = load_regime(options.pack, console);
    if (!regime) return ExitCode::Usage;
    Diagnostics diagnostics;
    engine::lint(regime->program, regime->sources, diagnostics);
    engine::tell_uncovered_editions(regime->program, diagnostics);
    const AllRead all = options.reports.empty()
                            ? AllRead::Yes
                            : lint_on(options.reports, *regime, console, diagnostics);
    const auto& told = diagnostics.all();
    for (const Diagnostic& diagnostic : told)
        write_out(render(diagnostic, regime->sources, console.language, console.output) + "\n");
    const auto doubts = std::count_if(told.begin(), told.end(), [](const Diagnostic& diagnostic) {
        return severity_of(diagnostic.code) != Severity::Info;
    });
    write_out(fmt::format(fmt::runtime(console.say("{} 条规则，{} 处可疑，{} 条提示\n",
                                                   "{} rules, {} doubts, {} notes\n")),
                          regime->pack.rules.size(), doubts,
                          static_cast<std::ptrdiff_t>(told.size()) - doubts));
    if (doubts > 0)
        write_out(console.say("每一处的含义和改法：gouji explain 代码（方括号内的词）\n",
                              "what each means and how to mend it: gouji explain CODE (the word in "
                              "brackets)\n"));
    if (all == AllRead::No) return ExitCode::Incomplete;
    return doubts > 0 ? ExitCode::Findings : ExitCode::Clean;
}

}  // namespace gouji::cli
