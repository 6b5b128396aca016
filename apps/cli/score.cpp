#include "outcomes/score.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "apps/cli/commands.h"
#include "apps/cli/files.h"
#include "apps/cli/judge_each.h"
#include "apps/cli/regime.h"
#include "facts/code.h"
#include "facts/system_error.h"
#include "outcomes/write_scores.h"
#include "outcomes/write_scores_xlsx.h"
#include "rules/load_rubric.h"
#include "rules/marks.h"

namespace gouji::cli {

namespace {

std::string written(const outcomes::Ranking& ranking, ScoreFormat format, const Console& console) {
    switch (format) {
        case ScoreFormat::Text:
            return outcomes::scores_text(ranking, console.language, console.output.colors);
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

// The library writes a workbook to a file only, and speaks itself where that fails: it is made
// where there is room, and read again.
Result<std::string> workbook(const outcomes::Ranking& ranking) {
    const Result<std::filesystem::path> folder = make_temporary_folder();
    if (!folder) return tl::unexpected(folder.error());
    Result<std::string> bytes =
        outcomes::write_scores_xlsx(ranking, (*folder / "scores.xlsx").string());
    if (bytes) bytes = file_bytes(*bytes);
    std::error_code ignored;
    std::filesystem::remove_all(*folder, ignored);
    return bytes;
}

bool write_whole(const outcomes::Ranking& ranking, const ScoreOptions& options,
                 const Console& console) {
    const Result<std::string> bytes = options.format == ScoreFormat::Xlsx
                                          ? workbook(ranking)
                                          : written(ranking, options.format, console);
    if (!bytes) {
        console.complain(bytes.error());
        return false;
    }
    if (!options.out) return write_out(*bytes);
    const std::error_code error = write_file(*options.out, *bytes);
    if (error) console.complain(unwritable(*options.out, error));
    return !error;
}

// The rubric that is named, else the pack's, and what persons have marked by it.
class Method {
  public:
    Method(const ScoreOptions& options, const Regime& regime, const Console& console)
        : console_(console) {
        const std::filesystem::path file =
            options.rubric ? std::filesystem::path(*options.rubric)
                           : std::filesystem::path(regime.folder) / "scoring.yaml";
        Diagnostics diagnostics;
        rubric_ = rules::load_rubric(file, regime.pack, sources_, diagnostics);
        rules::check_kinds(rubric_, regime.form, diagnostics);
        if (options.marks && !diagnostics.has_errors())
            marks_ = rules::load_marks(*options.marks, rubric_, sources_, diagnostics);
        console_.complain(diagnostics, sources_);
        holds_ = !diagnostics.has_errors();
    }

    bool holds() const { return holds_; }
    const rules::Rubric& rubric() const { return rubric_; }
    const std::vector<rules::Mark>& marks() const { return marks_; }

    void tell_unused_marks(const std::vector<outcomes::Card>& cards) const {
        Diagnostics diagnostics;
        for (const rules::Mark& mark : marks_) {
            const bool is_used =
                std::any_of(cards.begin(), cards.end(), [&](const outcomes::Card& card) {
                    return card.agency == mark.agency && (!mark.year || card.year == mark.year);
                });
            if (!is_used) diagnostics.add(Code::MarkUnused, mark.written);
        }
        console_.complain(diagnostics, sources_);
    }

  private:
    const Console& console_;
    Sources sources_;
    rules::Rubric rubric_;
    std::vector<rules::Mark> marks_;
    bool holds_ = false;
};

}  // namespace

ExitCode score(const ScoreOptions& options, const Console& console) {
    const std::unique_ptr<const Regime> regime =
        load_regime(options.pack, console, options.profile);
    if (!regime) return ExitCode::Usage;
    const Method method(options, *regime, console);
    if (!method.holds()) return ExitCode::Usage;
    std::vector<outcomes::Card> cards;
    const Coverage coverage =
        judge_each(options.judging, *regime, console, [&](const outcomes::Judged& each) {
            cards.push_back(outcomes::score(each, method.rubric(), method.marks()));
        });
    if (coverage == Coverage::None) return ExitCode::Usage;
    method.tell_unused_marks(cards);
    outcomes::rank(method.rubric(), cards);
    const bool is_written = write_whole({method.rubric(), cards}, options, console);
    return is_written && coverage == Coverage::Whole ? ExitCode::Clean : ExitCode::Incomplete;
}

}  // namespace gouji::cli
