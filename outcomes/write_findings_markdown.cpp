// Findings as Markdown, for mail, issues and wikis.
#include <fmt/format.h>

#include "outcomes/document_pieces.h"
#include "outcomes/formula.h"
#include "outcomes/markup.h"
#include "outcomes/obstacles.h"
#include "outcomes/printed.h"
#include "outcomes/words.h"
#include "outcomes/write_rule.h"

namespace gouji::outcomes {

namespace {

std::string finding_text(const Judged& judged, const engine::Finding& finding, std::size_t number,
                         Language language) {
    const FactBase& facts = *judged.dossier.report;
    const std::string label = place_label(facts, finding);
    std::string text =
        fmt::format("{}. **{}　{}**", number, severity_text(judged.pack, finding, language),
                    escaped_in_markdown(finding.title));
    if (!label.empty() || !finding.place.empty())
        text += "　" + escaped_in_markdown(label.empty() ? finding.place : label);
    text += fmt::format("\n\n   {}\n", escaped_in_markdown(finding.message));
    if (const std::string sum = formula(finding.proof); !sum.empty())
        text += fmt::format("\n   `{}`\n", sum);
    for (const rules::Basis& basis : finding.basis)
        text += fmt::format("\n   - {}{}\n", say(language, "依据：", "basis: "),
                            escaped_in_markdown(basis_text(basis, language)));
    if (!finding.remedy.empty())
        text += fmt::format("   - {}{}\n", say(language, "处理：", "remedy: "),
                            escaped_in_markdown(finding.remedy));
    if (finding.decision)
        text += fmt::format("   - {}{}\n", say(language, "复核：", "review: "),
                            escaped_in_markdown(decision_text(*finding.decision, language)));
    return text + fmt::format("   - {}`{}`\n", say(language, "编号：", "id: "), finding.id);
}

std::string undecided_text(const Judged& judged, Language language) {
    const std::vector<Obstacle> obstacles = obstacles_of(judged, language);
    if (obstacles.empty()) return {};
    std::string text = fmt::format("\n**{}**\n\n", say(language, "无法判断", "Undecided"));
    for (const Obstacle& obstacle : obstacles)
        text +=
            fmt::format("- {}{}{}\n", escaped_in_markdown(obstacle.what),
                        say(language, "，涉及：", ": "), escaped_in_markdown(obstacle.concerned));
    return text;
}

}  // namespace

std::string markdown_piece(const Judged& judged, Language language) {
    const FactBase& facts = *judged.dossier.report;
    std::string text = fmt::format("## {}\n\n", escaped_in_markdown(facts.source->name()));
    if (facts.agency.value) text += escaped_in_markdown(*facts.agency.value) + "　";
    if (facts.year.value)
        text += fmt::format(fmt::runtime(say(language, "{}年度　", "{}　")),
                            facts.year.value->number());
    text += fmt::format("{}\n\n**{}{}**\n", escaped_in_markdown(rules::label_of(judged.pack)),
                        say(language, "结论：", "result: "), conclusion_text(judged, language));
    std::size_t number = 0;
    for (const engine::Finding& finding : judged.judgement.findings)
        text += "\n" + finding_text(judged, finding, ++number, language);
    return text + undecided_text(judged, language);
}

std::string markdown_unread(const UnreadDocument& unread, Language language) {
    std::string text;
    if (!unread.name.empty()) text += fmt::format("## {}\n", escaped_in_markdown(unread.name));
    for (const Diagnostic& complaint : unread.complaints)
        text += fmt::format("\n**{}{}**\n", say(language, "未能读出：", "not read: "),
                            escaped_in_markdown(message(complaint, language)));
    return text;
}

}  // namespace gouji::outcomes
