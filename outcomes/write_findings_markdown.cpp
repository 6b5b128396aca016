// Findings as Markdown, for mail, issues and wikis.
#include <fmt/format.h>

#include "outcomes/document_pieces.h"
#include "outcomes/formula.h"
#include "outcomes/printed.h"
#include "outcomes/words.h"
#include "outcomes/write_rule.h"

namespace gouji::outcomes {

namespace {

// What Markdown would take for its own.
std::string plain(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (std::string_view("\\`*_[]<>#|").find(c) != std::string_view::npos) result += '\\';
        result += c == '\n' ? ' ' : c;
    }
    return result;
}

std::string finding_text(const Judged& judged, const engine::Finding& finding, std::size_t number,
                         Language language) {
    const FactBase& facts = *judged.dossier.report;
    const std::string label = place_label(facts, finding);
    std::string text = fmt::format("{}. **{}　{}**", number, word_of(finding.severity, language),
                                   plain(finding.title));
    if (!label.empty() || !finding.place.empty())
        text += "　" + plain(label.empty() ? finding.place : label);
    text += fmt::format("\n\n   {}\n", plain(finding.message));
    if (const std::string sum = formula(finding.proof); !sum.empty())
        text += fmt::format("\n   `{}`\n", sum);
    for (const rules::Basis& basis : finding.basis)
        text += fmt::format("\n   - {}{}\n", say(language, "依据：", "basis: "),
                            plain(basis_text(basis, language)));
    if (!finding.remedy.empty())
        text +=
            fmt::format("   - {}{}\n", say(language, "处理：", "remedy: "), plain(finding.remedy));
    if (finding.decision)
        text += fmt::format("   - {}{}\n", say(language, "复核：", "review: "),
                            plain(decision_text(*finding.decision, language)));
    return text + fmt::format("   - {}`{}`\n", say(language, "编号：", "id: "), finding.id);
}

}  // namespace

std::string markdown_piece(const Judged& judged, Language language) {
    const FactBase& facts = *judged.dossier.report;
    std::string text = fmt::format("## {}\n\n", plain(facts.source->name()));
    if (facts.agency.value) text += plain(*facts.agency.value) + "　";
    if (facts.year.value)
        text += fmt::format(fmt::runtime(say(language, "{}年度　", "{}　")),
                            facts.year.value->number());
    text += fmt::format("{}\n\n**{}{}**\n", plain(rules::label_of(judged.pack)),
                        say(language, "结论：", "result: "),
                        conclusion_text(judged.judgement, language));
    std::size_t number = 0;
    for (const engine::Finding& finding : judged.judgement.findings)
        text += "\n" + finding_text(judged, finding, ++number, language);
    return text;
}

}  // namespace gouji::outcomes
