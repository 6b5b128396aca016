#include <algorithm>

#include "apps/cli/batch.h"
#include "apps/cli/commands.h"
#include "apps/cli/desk.h"
#include "apps/cli/inputs.h"
#include "apps/cli/judge_each.h"
#include "apps/cli/neighbourhood.h"
#include "apps/cli/output.h"
#include "apps/cli/regime.h"
#include "apps/cli/resume.h"
#include "facts/code.h"
#include "outcomes/compare.h"
#include "outcomes/standing.h"
#include "outcomes/write_findings.h"

namespace gouji::cli {

namespace {

Output output_for(const CheckOptions& options, const rules::RulePack& pack,
                  const Console& console) {
    if (options.document) return Output(*options.document, pack, console.language);
    return Output(options.format, names_several(options.paths), outcomes::findings_csv_header());
}

std::string written(const outcomes::Judged& judged, const CheckOptions& options,
                    const Console& console) {
    if (options.document)
        return outcomes::document_piece(*options.document, judged, console.language);
    switch (options.format) {
        case Format::Text:
            return outcomes::findings_text(judged, console.language, console.output);
        case Format::Json:
            return outcomes::findings_json(judged, outcomes::Layout::Indented);
        case Format::JsonLines:
            return outcomes::findings_json(judged, outcomes::Layout::OneLine);
        case Format::Csv:
            return outcomes::findings_csv(judged);
        case Format::Html:
            break;  // of `facts` only
    }
    return {};
}

// Beside what an earlier check found; a table and documents have the later findings alone.
std::string compared(const outcomes::Change& change, const outcomes::Judged& judged,
                     const CheckOptions& options, const Console& console) {
    if (options.document) return written(judged, options, console);
    switch (options.format) {
        case Format::Text:
            return outcomes::change_text(change, judged, console.language, console.output.colors);
        case Format::Json:
            return outcomes::change_json(change, judged, outcomes::Layout::Indented);
        case Format::JsonLines:
            return outcomes::change_json(change, judged, outcomes::Layout::OneLine);
        case Format::Csv:
            return outcomes::findings_csv(judged);
        case Format::Html:
            break;  // of `facts` only
    }
    return {};
}

bool fails(const outcomes::Judged& judged, FailOn fail_on) {
    return std::any_of(judged.judgement.findings.begin(), judged.judgement.findings.end(),
                       [&](const engine::Finding& finding) {
                           if (!outcomes::is_held_against(judged.pack, finding)) return false;
                           switch (fail_on) {
                               case FailOn::Error:
                                   return finding.severity == Severity::Error;
                               case FailOn::Warning:
                                   return finding.severity != Severity::Info;
                               case FailOn::Never:
                                   return false;
                           }
                           return false;
                       });
}

}  // namespace

ExitCode check(const CheckOptions& options, const Console& console) {
    const std::unique_ptr<const Regime> regime =
        load_regime(options.pack, console, options.profile);
    if (!regime) return ExitCode::Usage;
    Desk desk(options.today);
    if (options.review && !desk.open(*options.review, console)) return ExitCode::Usage;
    std::vector<outcomes::EarlierReport> earlier;
    const Judging before{options.against, options.review, options.today, options.neighbours,
                         options.threads};
    const Coverage covered =
        options.against.empty()
            ? Coverage::Whole
            : judge_each(before, *regime, console, [&](const outcomes::Judged& judged) {
                  earlier.push_back(outcomes::earlier_of(judged));
              });
    if (covered == Coverage::None) return ExitCode::Usage;
    Output output = output_for(options, regime->pack, console);
    Neighbourhood neighbourhood(*regime, options.neighbours, options.threads, console);
    const JudgeWork work = [&](const Dossier& dossier, engine::Judgement judgement) {
        desk.lay_beside(*dossier.report, judgement);
        const outcomes::Judged judged{dossier, regime->pack, judgement};
        return Product{options.against.empty()
                           ? written(judged, options, console)
                           : compared(compare(earlier, judged), judged, options, console),
                       outcomes::summary_of(judgement), fails(judged, options.fail_on)};
    };
    const auto journal = open_journal(options.output, *regime, console);
    Batch batch{options.paths, options.threads, options.together,
                options.together_megabytes << 20U};
    batch.keeping = keeping_of(options.output, journal.get());
    Tally tally = run(batch, neighbourhood, *regime, work, output, console);
    tally.is_complete = tally.is_complete && neighbourhood.is_complete();
    desk.close(console);
    if (output.count() > 1)
        output.add_words(
            outcomes::summary_text(tally.summary, console.language, console.output.colors));
    output.finish();
    close_journal(journal.get(), output, console);
    if (options.tells_summary || is_for_people(tally))
        console.tell(
            outcomes::summary_text(tally.summary, console.language, console.errors.colors) +
            effort_text(tally, console));
    if (!tally.is_complete || covered != Coverage::Whole) return ExitCode::Incomplete;
    return tally.has_failed ? ExitCode::Findings : ExitCode::Clean;
}

}  // namespace gouji::cli
