#include "apps/cli/commands.h"
#include "apps/cli/inputs.h"
#include "apps/cli/output.h"
#include "apps/cli/regime.h"
#include "outcomes/write_facts.h"

namespace gouji::cli {

namespace {

std::string written(const FactBase& facts, const Regime& regime, Format format,
                    const Console& console) {
    switch (format) {
        case Format::Text:
            return outcomes::facts_text(facts, console.language, console.output);
        case Format::Json:
            return outcomes::facts_json(facts, regime.mentions, outcomes::Layout::Indented);
        case Format::JsonLines:
            return outcomes::facts_json(facts, regime.mentions, outcomes::Layout::OneLine);
        case Format::Csv:
            return outcomes::facts_csv(facts);
    }
    return {};
}

}  // namespace

ExitCode facts(const FactsOptions& options, const Console& console) {
    const std::unique_ptr<const Regime> regime = load_regime(options.pack, console);
    if (!regime) return ExitCode::Usage;
    Output output(options.format, names_several(options.paths), outcomes::facts_csv_header());
    ReportReader reader(*regime, console);
    bool is_complete = true;
    InputVisitor visitor;
    visitor.visit = [&](Input input) {
        const std::optional<FactBase> facts = reader.read(std::move(input));
        is_complete = is_complete && facts;
        if (facts) output.add(written(*facts, *regime, options.format, console));
    };
    visitor.complain = [&](const Diagnostic& diagnostic) {
        is_complete = is_complete && severity_of(diagnostic.code) != Severity::Error;
        console.complain(diagnostic);
    };
    for_each_input(options.paths, visitor);
    const bool is_written = output.finish();
    if (!is_written) console.complain({Code::OutputFailed, {}, {}, {}, std::nullopt});
    return is_complete && is_written ? ExitCode::Clean : ExitCode::Incomplete;
}

}  // namespace gouji::cli
