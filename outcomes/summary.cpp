#include "outcomes/summary.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/review.h"
#include "outcomes/standing.h"
#include "outcomes/words.h"

namespace gouji::outcomes {

Summary& Summary::operator+=(const Summary& other) {
    reports += other.reports;
    unread += other.unread;
    with_findings += other.with_findings;
    set_aside += other.set_aside;
    verdicts.pass += other.verdicts.pass;
    verdicts.fail += other.verdicts.fail;
    verdicts.undecided += other.verdicts.undecided;
    verdicts.skip += other.verdicts.skip;
    verdicts.error += other.verdicts.error;
    for (const auto& [kind, count] : other.defects) {
        Count& sum = defects.try_emplace(kind, Count{count.title, 0, 0}).first->second;
        sum.findings += count.findings;
        sum.reports += count.reports;
    }
    return *this;
}

Summary summary_of(const engine::Judgement& judgement) {
    Summary summary;
    summary.reports = 1;
    summary.set_aside = set_aside_in(judgement);
    summary.with_findings = judgement.findings.size() > summary.set_aside ? 1 : 0;
    summary.verdicts = judgement.verdicts;
    for (const engine::Finding& finding : judgement.findings) {
        if (!engine::stands(finding)) continue;
        Summary::Count& count =
            summary.defects.try_emplace(finding.defect, Summary::Count{finding.title, 0, 1})
                .first->second;
        ++count.findings;
    }
    return summary;
}

std::string summary_text(const Summary& summary, Language language, Colors colors) {
    const auto word = [&](std::string_view chinese, std::string_view english) {
        return fmt::runtime(say(language, chinese, english));
    };
    std::string text = paint(say(language, "汇总", "Summary"), Ink::Bold, colors) + "\n";
    text += fmt::format(word("  报告 {} 份：有问题 {}，没有问题 {}，未能读出 {}。\n",
                             "  {} reports: {} with findings, {} without, {} could not be read.\n"),
                        summary.reports + summary.unread, summary.with_findings,
                        summary.reports - summary.with_findings, summary.unread);
    const engine::VerdictCounts& verdicts = summary.verdicts;
    text += fmt::format(
        word("  核对 {} 处：合格 {}，不合格 {}。未核对：无法判断 {}，不适用 {}，出错 {}。\n",
             "  {} places checked: {} pass, {} fail. Not checked: {} undecided, {} not "
             "applicable, {} errors.\n"),
        verdicts.pass + verdicts.fail, verdicts.pass, verdicts.fail, verdicts.undecided,
        verdicts.skip, verdicts.error);
    if (summary.set_aside > 0)
        text += fmt::format(word("  复核排除或豁免的问题 {} 处，以下不计。\n",
                                 "  {} findings dismissed or waived, not counted below.\n"),
                            summary.set_aside);
    std::vector<std::pair<std::string, Summary::Count>> kinds(summary.defects.begin(),
                                                              summary.defects.end());
    std::stable_sort(kinds.begin(), kinds.end(), [](const auto& lhs, const auto& rhs) {
        return lhs.second.findings > rhs.second.findings;
    });
    for (const auto& [kind, count] : kinds)
        text +=
            fmt::format(word("  {:>6} 处（{} 份）  {}  {}\n", "  {:>6} in {} reports  {}  {}\n"),
                        count.findings, count.reports, count.title, kind);
    return text;
}

}  // namespace gouji::outcomes
