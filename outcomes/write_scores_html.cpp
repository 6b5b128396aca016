#include <fmt/format.h>

#include "outcomes/markup.h"
#include "outcomes/score_charts.h"
#include "outcomes/score_words.h"
#include "outcomes/words.h"
#include "outcomes/write_scores.h"

namespace gouji::outcomes {

namespace {

constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{0}</title>
<style>
body {{ font: 15px/1.6 "Noto Serif CJK SC", "Source Han Serif SC", 宋体, SimSun, serif; color: #222;
  max-width: 1000px; margin: 2em auto; padding: 0 1.5em; }}
h1, h2, h3, th, figcaption {{ font-family: "Noto Sans CJK SC", 黑体, SimHei, sans-serif; font-weight: 600; }}
h1 {{ font-size: 1.6em; text-align: center; margin-bottom: .2em; }}
h2 {{ font-size: 1.25em; border-bottom: 2px solid #2f5d8a; padding-bottom: .2em; margin-top: 2em; }}
h3 {{ font-size: 1.05em; margin: 0; display: flex; justify-content: space-between; }}
.source {{ text-align: center; color: #555; }}
table {{ border-collapse: collapse; width: 100%; margin: .6em 0; font-size: .93em; }}
th, td {{ border: 1px solid #bbb; padding: .25em .5em; text-align: left; vertical-align: top; }}
th {{ background: #e8eef5; }}
td.n, th.n {{ text-align: right; white-space: nowrap; }}
tr.lost td {{ color: #555; border-top: 1px dotted #ccc; }}
td.minus {{ color: #a22; text-align: right; white-space: nowrap; }}
figure {{ margin: 1em 0 2em; break-inside: avoid; }}
figcaption {{ margin-bottom: .4em; }}
svg {{ width: 100%; height: auto; }}
svg text {{ font: 12px "Noto Sans CJK SC", 黑体, SimHei, sans-serif; fill: #222; }}
.card table {{ table-layout: fixed; }} .card th:first-child {{ width: 20%; }} .card th.n {{ width: 9%; }}
.card {{ border: 1px solid #bbb; padding: .8em 1em; margin: 1em 0; }}
@page {{ size: A4; margin: 18mm 15mm; }}
@media print {{ body {{ margin: 0; max-width: none; font-size: 11pt; }}
  h2, h3, thead {{ break-inside: avoid; break-after: avoid; }} tr, .card {{ break-inside: avoid; }}
  * {{ -webkit-print-color-adjust: exact; print-color-adjust: exact; }} }}
</style></head><body>
<h1>{0}</h1>
)";

class Page {
  public:
    explicit Page(const Ranking& ranking) : ranking_(ranking) {}

    std::string all() const {
        const rules::Rubric& rubric = ranking_.rubric;
        std::string text = fmt::format(fmt::runtime(head), escaped(rubric.title));
        if (!rubric.source.empty())
            text += fmt::format("<p class=\"source\">{}</p>\n", escaped(rubric.source));
        text += "<h2>概况</h2>\n" + column_chart(score_distribution(ranking_)) +
                bar_chart(problems_by_kind(ranking_)) + bar_chart(problems_by_agency(ranking_));
        text += "<h2>排名</h2>\n" + table() + regions() + "<h2>评分卡</h2>\n";
        for (const Card& card : ranking_.cards) text += card_section(card);
        return text + "</body></html>\n";
    }

  private:
    std::string table() const {
        const bool has_groups = !ranking_.rubric.groups.empty();
        std::string text = fmt::format(
            "<table><thead><tr><th class=\"n\">名次</th><th>机关</th><th class=\"n\">年度</th>"
            "{}<th class=\"n\">得分</th><th>等次</th><th class=\"n\">问题</th>"
            "</tr></thead><tbody>\n",
            has_groups ? "<th>分组</th>" : "");
        for (const Card& card : ranking_.cards)
            text += fmt::format(
                "<tr><td class=\"n\">{}</td><td>{}</td><td class=\"n\">{}</td>{}"
                "<td class=\"n\">{}</td><td>{}</td><td class=\"n\">{}</td></tr>\n",
                card.rank == 0 ? "—" : std::to_string(card.rank), escaped(name_of(card)),
                year_of(card),
                has_groups ? "<td>" + escaped(group_of(ranking_.rubric, card)) + "</td>" : "",
                score_of(card), escaped(grade_of(card, Language::Chinese)), problems_in(card));
        return text + "</tbody></table>\n";
    }

    std::string regions() const {
        const std::vector<RegionScore> all = regions_of(ranking_.rubric, ranking_.cards);
        if (all.empty()) return {};
        std::string text =
            "<h2>地区</h2>\n<table><thead><tr><th>地区</th><th class=\"n\">年度</th>"
            "<th class=\"n\">得分</th><th class=\"n\">本级</th><th class=\"n\">所属机关平均</th>"
            "<th class=\"n\">所属机关数</th></tr></thead><tbody>\n";
        for (const RegionScore& region : all)
            text += fmt::format(
                "<tr><td>{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td "
                "class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>\n",
                escaped(region.agency), region.year ? std::to_string(*region.year) : "",
                to_string(region.score), to_string(region.own), to_string(region.mean),
                region.members);
        return text + "</tbody></table>\n";
    }

    std::string card_section(const Card& card) const {
        std::string text = fmt::format(
            "<section class=\"card\"><h3><span>{} {}</span><span>{} {}</span></h3>\n"
            "<table><thead><tr><th>指标</th><th class=\"n\">满分</th><th class=\"n\">得分</th>"
            "<th>扣分的问题</th></tr></thead><tbody>\n",
            escaped(name_of(card)), year_of(card), score_of(card),
            escaped(grade_of(card, Language::Chinese)));
        for (const IndicatorScore& indicator : card.root.indicators)
            text += indicator_rows(card, indicator, 0);
        for (const BonusGiven& bonus : card.bonuses)
            text += fmt::format("<tr><td>{}</td><td></td><td class=\"n\">+{}</td><td></td></tr>\n",
                                escaped(bonus.title), to_string(bonus.points));
        text += "</tbody></table>\n";
        if (is_in_proportion(card.root))
            text += fmt::format("<p>折算：{}</p>\n", escaped(sum_of(card.root)));
        for (const LimitMet& met : card.limits)
            text += fmt::format("<p>{}</p>\n", escaped(sentence_of(met, Language::Chinese)));
        return text + set_aside(card) + "</section>\n";
    }

    static std::string set_aside(const Card& card) {
        if (card.set_aside.empty()) return {};
        std::string text = "<p>复核排除或者豁免、不扣分的问题：</p>\n<ul>\n";
        for (const ScoredFinding& scored : card.set_aside)
            text +=
                fmt::format("<li>{}：{}（{}）</li>\n", escaped(scored.finding.title),
                            escaped(scored.finding.message),
                            escaped(decision_text(*scored.finding.decision, Language::Chinese)));
        return text + "</ul>\n";
    }

    std::string indicator_rows(const Card& card, const IndicatorScore& indicator,
                               std::size_t depth) const {
        std::string text = fmt::format(
            "<tr><td style=\"padding-left:{}em\">{}</td><td class=\"n\">{}</td><td "
            "class=\"n\">{}</td><td>{}</td></tr>\n",
            depth + 1, escaped(indicator.title), to_string(indicator.points), points_of(indicator),
            escaped(remark_on(indicator, Language::Chinese)));
        for (const IndicatorScore& each : indicator.indicators)
            text += indicator_rows(card, each, depth + 1);
        for (const LostLine& line : lost_lines(card, indicator)) {
            const ScoredFinding& scored = card.findings[line.lost->finding];
            const std::string remark = remark_on(*line.lost, Language::Chinese);
            text += fmt::format(
                "<tr class=\"lost\"><td></td><td></td><td class=\"minus\">−{}</td><td>{}：{}{}"
                "</td></tr>\n",
                to_string(line.lost->points), escaped(scored.finding.title),
                escaped(line.findings == 1 ? scored.finding.message
                                           : place_of(card, line, Language::Chinese)),
                remark.empty() ? "" : escaped("（" + remark + "）"));
        }
        return text;
    }

    const Ranking& ranking_;
};

}  // namespace

std::string scores_html(const Ranking& ranking) {
    return Page(ranking).all();
}

}  // namespace gouji::outcomes
