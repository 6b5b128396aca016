#include "apps/cli/commands.h"
#include "apps/cli/neighbourhood.h"
#include "apps/cli/regime.h"
#include "engine/ask.h"
#include "grammar/parse.h"
#include "outcomes/write_answer.h"

namespace gouji::cli {

namespace {

Place whole(SourceId id, const std::string& text) {
    return {id, {0, static_cast<std::uint32_t>(text.size())}};
}

}  // namespace

ExitCode eval(const EvalOptions& options, const Console& console) {
    const std::unique_ptr<const Regime> regime = load_regime(options.pack, console);
    if (!regime) return ExitCode::Usage;
    Sources sources;
    Diagnostics diagnostics;
    const SourceId text = sources.add("EXPR", options.expression);
    const Place place = whole(text, options.expression);
    auto tree = grammar::parse_condition(sources, place, diagnostics);
    if (!tree) {
        console.complain(diagnostics, sources);
        return ExitCode::Usage;
    }
    engine::Question question{{std::move(*tree), place}, std::nullopt};
    if (options.table) {
        const SourceId table = sources.add("--table", *options.table);
        question.table = rules::Word{*options.table, whole(table, *options.table)};
    }
    const auto compared =
        compare(options.file, options.among, options.neighbours, *regime, console);
    if (!compared) return ExitCode::Incomplete;
    const Dossier& dossier = compared->dossier();
    const auto answers = engine::ask(question, regime->pack, regime->form, dossier, diagnostics);
    console.complain(diagnostics, sources);
    if (!answers) return ExitCode::Usage;
    write_out(
        outcomes::answer_text(*answers, *dossier.report, console.language, console.output.colors));
    return compared->is_complete ? ExitCode::Clean : ExitCode::Incomplete;
}

}  // namespace gouji::cli
