#include "apps/cli/batch.h"
#include "apps/cli/commands.h"
#include "apps/cli/inputs.h"
#include "apps/cli/output.h"
#include "apps/cli/regime.h"
#include "apps/cli/resume.h"
#include "facts/code.h"
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
        case Format::Html:
            return outcomes::facts_html(facts, regime.mentions, console.language);
    }
    return {};
}

std::string header_of(Format format, Language language) {
    if (format == Format::Html) return outcomes::facts_html_header(language);
    return format == Format::Csv ? std::string(outcomes::facts_csv_header()) : std::string();
}

}  // namespace

ExitCode facts(const FactsOptions& options, const Console& console) {
    const std::unique_ptr<const Regime> regime = load_regime(options.pack, console);
    if (!regime) return ExitCode::Usage;
    Output output(options.format, names_several(options.paths),
                  header_of(options.format, console.language));
    const Work work = [&](const FactBase& facts) {
        Product product;
        product.text = written(facts, *regime, options.format, console);
        return product;
    };
    const auto journal = open_journal(options.output, *regime, console);
    Batch batch{options.paths, options.threads};
    batch.keeping = keeping_of(options.output, journal.get());
    const Tally tally = run(batch, *regime, work, output, console);
    output.finish();
    close_journal(journal.get(), output, console);
    if (options.tells_summary || is_for_people(tally)) console.tell(effort_text(tally, console));
    return tally.is_complete ? ExitCode::Clean : ExitCode::Incomplete;
}

}  // namespace gouji::cli
