#include "outcomes/score.h"

#include <filesystem>
#include <vector>

#include "apps/cli/commands.h"
#include "apps/cli/files.h"
#include "apps/cli/judge_each.h"
#include "apps/cli/regime.h"
#include "facts/code.h"
#include "outcomes/write_scores.h"
#include "outcomes/write_scores_xlsx.h"
#include "rules/load_rubric.h"

namespace gouji::cli {

namespace {

std::string written(const outcomes::Ranking& ranking, ScoreFormat format, const Console& console) {
    switch (format) {
        case ScoreFormat::Text:
            return outcomes::scores_text(ranking, console.language, console.output);
        case ScoreFormat::Json:
            return outcomes::scores_json(ranking);
        case ScoreFormat::Csv:
            return outcomes::scores_csv(ranking);
        case ScoreFormat::Html:
            return outcomes::scores_html(ranking);
        case ScoreFormat::Xlsx:
            break;
    }
    return {};
}

// A workbook is a file; for standard output it is made beside and read again.
bool write_workbook(const outcomes::Ranking& ranking, const ScoreOptions& options,
                    const Console& console) {
    namespace fs = std::filesystem;
    std::error_code ignored;
    const fs::path folder = options.out ? fs::path() : make_temporary_folder();
    const std::string path = options.out ? *options.out : (folder / "scores.xlsx").string();
    const Result<std::string> file = outcomes::write_scores_xlsx(ranking, path);
    if (!file) console.complain(file.error());
    bool is_written = file.has_value();
    if (is_written && !options.out) is_written = write_out(file_bytes(path));
    if (!options.out) fs::remove_all(folder, ignored);
    return is_written;
}

bool write_whole(const outcomes::Ranking& ranking, const ScoreOptions& options,
                 const Console& console) {
    if (options.format == ScoreFormat::Xlsx) return write_workbook(ranking, options, console);
    const std::string text = written(ranking, options.format, console);
    if (!options.out) return write_out(text);
    return write_file(*options.out, text);
}

// The one that is named, else the pack's.
std::optional<rules::Rubric> rubric_of(const ScoreOptions& options, const Regime& regime,
                                       const Console& console) {
    const std::filesystem::path file = options.rubric
                                           ? std::filesystem::path(*options.rubric)
                                           : std::filesystem::path(regime.folder) / "scoring.yaml";
    Sources sources;
    Diagnostics diagnostics;
    rules::Rubric rubric = rules::load_rubric(file, regime.pack, sources, diagnostics);
    console.complain(diagnostics, sources);
    if (diagnostics.has_errors()) return std::nullopt;
    return rubric;
}

}  // namespace

ExitCode score(const ScoreOptions& options, const Console& console) {
    const std::unique_ptr<const Regime> regime =
        load_regime(options.pack, console, options.profile);
    if (!regime) return ExitCode::Usage;
    const std::optional<rules::Rubric> rubric = rubric_of(options, *regime, console);
    if (!rubric) return ExitCode::Usage;
    std::vector<outcomes::Card> cards;
    const Coverage coverage = judge_each(
        options.judging, *regime, console,
        [&](const outcomes::Judged& each) { cards.push_back(outcomes::score(each, *rubric)); });
    if (coverage == Coverage::None) return ExitCode::Usage;
    outcomes::rank(*rubric, cards);
    const bool is_written = write_whole({*rubric, cards}, options, console);
    if (!is_written && options.out)
        console.complain({Code::OutputFailed, {}, {}, {}, std::nullopt});
    return is_written && coverage == Coverage::Whole ? ExitCode::Clean : ExitCode::Incomplete;
}

}  // namespace gouji::cli
