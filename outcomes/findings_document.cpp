#include "outcomes/findings_document.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "engine/review.h"
#include "outcomes/document_pieces.h"
#include "outcomes/printed.h"
#include "outcomes/standing.h"
#include "outcomes/words.h"

namespace gouji::outcomes {

DocumentFrame document_frame(DocumentFormat format, const rules::RulePack& pack,
                             Language language) {
    switch (format) {
        case DocumentFormat::Sarif:
            return sarif_frame(pack);
        case DocumentFormat::Junit:
            return junit_frame();
        case DocumentFormat::Html:
            return html_frame(pack, language);
        case DocumentFormat::Markdown:
            return {"", "\n", ""};
    }
    return {};
}

std::string document_piece(DocumentFormat format, const Judged& judged, Language language) {
    switch (format) {
        case DocumentFormat::Sarif:
            return sarif_piece(judged, language);
        case DocumentFormat::Junit:
            return junit_piece(judged, language);
        case DocumentFormat::Html:
            return html_piece(judged, language);
        case DocumentFormat::Markdown:
            return markdown_piece(judged, language);
    }
    return {};
}

std::string unread_piece(DocumentFormat format, const UnreadDocument& unread, Language language) {
    switch (format) {
        case DocumentFormat::Sarif:
            return sarif_unread(unread, language);
        case DocumentFormat::Junit:
            return junit_unread(unread, language);
        case DocumentFormat::Html:
            return html_unread(unread, language);
        case DocumentFormat::Markdown:
            return markdown_unread(unread, language);
    }
    return {};
}

std::string conclusion_text(const Judged& judged, Language language) {
    const engine::Judgement& judgement = judged.judgement;
    std::string text;
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Info}) {
        const auto count = std::count_if(judgement.findings.begin(), judgement.findings.end(),
                                         [&](const engine::Finding& finding) {
                                             return finding.severity == severity &&
                                                    is_held_against(judged.pack, finding);
                                         });
        if (count == 0) continue;
        text += text.empty() ? "" : say(language, "，", ", ");
        text += fmt::format("{} {}", word_of(severity, language), count);
    }
    if (text.empty()) text = say(language, "没有发现问题", "no findings");
    const auto tell = [&](std::size_t count, std::string_view chinese, std::string_view english) {
        if (count > 0) text += fmt::format(fmt::runtime(say(language, chinese, english)), count);
    };
    tell(on_trial_in(judged.pack, judgement), "；试行规则发现 {}", "; {} by rules on trial");
    tell(set_aside_in(judgement), "；复核排除或豁免 {}", "; {} dismissed or waived");
    tell(judgement.verdicts.undecided, "；另有 {} 处无法判断", "; {} undecided");
    tell(judgement.verdicts.error, "；{} 处计算出错", "; {} could not be computed");
    return text;
}

namespace {

std::string_view mark_of(rules::Status status, Language language) {
    switch (status) {
        case rules::Status::Stable:
            break;
        case rules::Status::Test:
            return say(language, "（试行）", " (on trial)");
        case rules::Status::Deprecated:
            return say(language, "（已停用）", " (deprecated)");
    }
    return {};
}

// Of report(某局): an agency below whose report is not at hand.
std::optional<std::string_view> agency_in(std::string_view path) {
    constexpr std::string_view begin = "report(", end = ")";
    if (!path.starts_with(begin) || !path.ends_with(end)) return std::nullopt;
    return path.substr(begin.size(), path.size() - begin.size() - end.size());
}

}  // namespace

std::string whose(const engine::Blocker& blocker, Language language) {
    switch (blocker.role) {
        case engine::Role::This:
            break;
        case engine::Role::Prior:
            return std::string(say(language, "上年报告 ", "last year's "));
        case engine::Role::Parent:
            return std::string(say(language, "上级机关报告 ", "the agency above's "));
        case engine::Role::Other: {
            const std::size_t begin = blocker.path.find('[') + 1;
            const std::string name = blocker.path.substr(begin, blocker.path.rfind("].") - begin);
            return fmt::format(fmt::runtime(say(language, "{}的报告 ", "{}'s ")), name);
        }
    }
    return {};
}

std::string blocker_text(const FactBase& facts, const engine::Blocker& blocker, Language language) {
    if (const auto agency = agency_in(blocker.path)) {
        const std::string_view words =
            blocker.state == State::Missing
                ? say(language, "没有{}的报告", "there is no report of {}")
                : say(language, "未能读出的报告中可能有{}的",
                      "a report that was not read may be that of {}");
        return fmt::format(fmt::runtime(words), *agency);
    }
    const std::string path(own_path(blocker.path));
    const std::string label = path_label(facts, path);
    return fmt::format("{}{} {}", whose(blocker, language), label.empty() ? path : label,
                       word_of(blocker.state, language));
}

std::string blockers_text(const FactBase& facts, const engine::Undecided& verdict,
                          Language language) {
    std::string text;
    for (const engine::Blocker& blocker : verdict.blocked_by) {
        if (!text.empty()) text += say(language, "、", ", ");
        text += blocker_text(facts, blocker, language);
    }
    return text;
}

std::string severity_text(const rules::RulePack& pack, const engine::Finding& finding,
                          Language language) {
    const rules::Rule* rule = pack.find(finding.rule);
    return std::string(word_of(finding.severity, language)) +
           std::string(rule == nullptr ? "" : mark_of(rule->status, language));
}

Conclusion conclusion_of(const Judged& judged) {
    const auto& findings = judged.judgement.findings;
    const bool has_errors =
        std::any_of(findings.begin(), findings.end(), [&](const engine::Finding& finding) {
            return finding.severity == Severity::Error && is_held_against(judged.pack, finding);
        });
    if (has_errors || judged.judgement.verdicts.error > 0) return Conclusion::Bad;
    const bool has_any = std::any_of(findings.begin(), findings.end(), engine::stands);
    return has_any || judged.judgement.verdicts.undecided > 0 ? Conclusion::Doubtful
                                                              : Conclusion::Good;
}

}  // namespace gouji::outcomes
