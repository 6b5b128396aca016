#include "engine/lint.h"

#include <algorithm>

#include <fmt/format.h>

#include "apps/cli/commands.h"
#include "apps/cli/inputs.h"
#include "apps/cli/regime.h"
#include "engine/edition_coverage.h"
#include "engine/evaluate.h"
#include "engine/lint_reports.h"

namespace gouji::cli {

namespace {

// False where some report could not be read.
bool lint_on(const std::vector<std::string>& paths, const Regime& regime, const Console& console,
             Diagnostics& diagnostics) {
    bool is_complete = true;
    engine::ReportLint lint(regime.program);
    ReportReader reader(regime);
    InputVisitor visitor;
    visitor.visit = [&](Input input) {
        const std::string name = input.name;
        const ReadReport read = reader.read(std::move(input));
        for (const Diagnostic& diagnostic : read.diagnostics.all())
            console.complain(name, diagnostic);
        is_complete = is_complete && read.facts;
        if (!read.facts) return;
        Dossier dossier;
        dossier.report = &*read.facts;
        lint.add(engine::evaluate(regime.program, dossier));
    };
    visitor.complain = [&](const Diagnostic& diagnostic) {
        is_complete = is_complete && severity_of(diagnostic.code) != Severity::Error;
        console.complain(diagnostic);
    };
    visitor.goes_on = [] { return true; };
    for_each_input(paths, visitor);
    lint.tell(diagnostics);
    return is_complete;
}

}  // namespace

ExitCode lint(const LintOptions& options, const Console& console) {
    const std::unique_ptr<const Regime> regime = load_regime(options.pack, console);
    if (!regime) return ExitCode::Usage;
    Diagnostics diagnostics;
    engine::lint(regime->program, regime->sources, diagnostics);
    engine::tell_uncovered_editions(regime->program, diagnostics);
    const bool is_complete =
        options.reports.empty() || lint_on(options.reports, *regime, console, diagnostics);
    const auto& all = diagnostics.all();
    for (const Diagnostic& diagnostic : all)
        write_out(render(diagnostic, regime->sources, console.language, console.output) + "\n");
    const auto doubts = std::count_if(all.begin(), all.end(), [](const Diagnostic& diagnostic) {
        return severity_of(diagnostic.code) != Severity::Info;
    });
    write_out(fmt::format(fmt::runtime(console.say("{} 条规则，{} 处可疑，{} 条提示\n",
                                                   "{} rules, {} doubts, {} notes\n")),
                          regime->pack.rules.size(), doubts,
                          static_cast<std::ptrdiff_t>(all.size()) - doubts));
    if (doubts > 0)
        write_out(console.say("每一处的含义和改法：gouji explain 代码（方括号内的词）\n",
                              "what each means and how to mend it: gouji explain CODE (the word in "
                              "brackets)\n"));
    if (!is_complete) return ExitCode::Incomplete;
    return doubts > 0 ? ExitCode::Findings : ExitCode::Clean;
}

}  // namespace gouji::cli
