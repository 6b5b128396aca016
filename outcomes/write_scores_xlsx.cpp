#include "outcomes/write_scores_xlsx.h"

#include <utility>

#include "facts/system_error.h"
#include "outcomes/printed.h"
#include "outcomes/score_words.h"
#include "outcomes/words.h"
#include "outcomes/workbook.h"

namespace gouji::outcomes {

namespace {

using Rows = std::vector<std::vector<SheetCell>>;

SheetCell center(std::string text) {
    return {std::move(text), CellStyle::Center};
}
SheetCell wrapped(std::string text) {
    return {std::move(text), CellStyle::Wrapped};
}

// ---------- 排名 ----------

void add_ranking(Workbook& book, const Ranking& ranking) {
    const std::vector<LeafColumn> leaves = leaf_columns(ranking.cards);
    std::vector<SheetColumn> columns = {{"名次", 7}, {"机关", 34}, {"年度", 8},  {"分组", 14},
                                        {"得分", 9}, {"等次", 10}, {"问题数", 9}};
    for (const LeafColumn& leaf : leaves) columns.push_back({leaf.title, 11});
    columns.push_back({"报告", 40});
    Rows rows;
    for (const Card& card : ranking.cards) {
        std::vector<SheetCell> row = {number_cell(card.rank == 0 ? "" : std::to_string(card.rank)),
                                      {name_of(card)},
                                      number_cell(year_of(card)),
                                      center(group_of(ranking.rubric, card)),
                                      number_cell(score_of(card)),
                                      center(grade_of(card, Language::Chinese)),
                                      number_cell(std::to_string(problems_in(card)))};
        for (const LeafColumn& leaf : leaves) row.push_back(number_cell(leaf_score(card, leaf)));
        row.push_back({card.document});
        rows.push_back(std::move(row));
    }
    book.add_table("排名", columns, rows, 2);
}

// ---------- 地区 ----------

void add_regions(Workbook& book, const Ranking& ranking) {
    const std::vector<RegionScore> regions = regions_of(ranking.rubric, ranking.cards);
    if (regions.empty()) return;
    Rows rows;
    for (const RegionScore& region : regions)
        rows.push_back({{region.agency},
                        number_cell(region.year ? std::to_string(*region.year) : ""),
                        number_cell(to_string(region.score)),
                        number_cell(to_string(region.own)),
                        number_cell(to_string(region.mean)),
                        number_cell(std::to_string(region.members))});
    book.add_table("地区",
                   {{"地区", 30},
                    {"年度", 8},
                    {"得分", 9},
                    {"本级", 9},
                    {"所属机关平均", 14},
                    {"所属机关数", 12}},
                   rows, 1);
}

// ---------- 问题 ----------

std::vector<SheetCell> finding_row(const Card& card, const ScoredFinding& scored) {
    const engine::Finding& finding = scored.finding;
    const std::string decision =
        finding.decision ? decision_text(*finding.decision, Language::Chinese) : "";
    return {wrapped(name_of(card)),
            number_cell(year_of(card)),
            center(std::string(word_of(finding.severity, Language::Chinese))),
            wrapped(finding.title),
            wrapped(scored.place),
            wrapped(finding.message),
            number_cell(to_string(scored.points)),
            center(scored.indicator),
            wrapped(basis_of(finding.basis)),
            wrapped(finding.remedy),
            {finding.id.substr(0, 8)},
            {finding.rule},
            wrapped(decision)};
}

void add_findings(Workbook& book, const Ranking& ranking) {
    const std::vector<SheetColumn> columns = {
        {"机关", 24}, {"年度", 8},  {"级别", 8},  {"问题", 16}, {"位置", 24},
        {"说明", 48}, {"扣分", 8},  {"指标", 12}, {"依据", 36}, {"处理", 30},
        {"编号", 11}, {"规则", 26}, {"复核", 20}};
    Rows rows;
    for (const Card& card : ranking.cards) {
        for (const ScoredFinding& scored : card.findings) rows.push_back(finding_row(card, scored));
        for (const ScoredFinding& scored : card.set_aside)
            rows.push_back(finding_row(card, scored));
    }
    book.add_table("问题", columns, rows, 2);
}

// ---------- 评分卡 ----------

constexpr std::size_t card_columns = 7;

class CardRows {
  public:
    explicit CardRows(const Ranking& ranking) : ranking_(ranking) {}

    Rows all() && {
        for (const Card& card : ranking_.cards) add(card);
        return std::move(rows_);
    }

  private:
    void add(const Card& card) {
        if (!rows_.empty()) rows_.push_back({});
        rows_.push_back({{name_of(card), CellStyle::Title}});
        const std::string year = card.year ? year_of(card) + "年度" : "年度不明";
        const std::string score = card.score ? "得分 " + score_of(card) + "  " : "";
        rows_.push_back(
            {{year + "  " + score + grade_of(card, Language::Chinese), CellStyle::Strong}});
        rows_.push_back({{"指标", CellStyle::Head},
                         {"满分", CellStyle::Head},
                         {"得分", CellStyle::Head},
                         {"扣分", CellStyle::Head},
                         {"问题", CellStyle::Head},
                         {"位置", CellStyle::Head},
                         {"说明", CellStyle::Head}});
        for (const IndicatorScore& indicator : card.root.indicators) add(card, indicator, "");
        for (const BonusGiven& bonus : card.bonuses)
            rows_.push_back(
                {{bonus.title}, {}, number_cell(to_string(bonus.points)), {}, {}, {}, {}});
        if (is_in_proportion(card.root))
            rows_.push_back({{"折算：" + sum_of(card.root), CellStyle::Strong}});
        for (const LimitMet& met : card.limits)
            rows_.push_back({{sentence_of(met, Language::Chinese), CellStyle::Strong}});
        for (const ScoredFinding& scored : card.set_aside)
            rows_.push_back(
                {{"复核排除或者豁免"},
                 {},
                 {},
                 number_cell("0"),
                 wrapped(scored.finding.title),
                 wrapped(scored.place),
                 wrapped(scored.finding.message + "（" +
                         decision_text(*scored.finding.decision, Language::Chinese) + "）")});
    }

    void add(const Card& card, const IndicatorScore& indicator, const std::string& indent) {
        std::vector<SheetCell> row = {{indent + indicator.title},
                                      number_cell(to_string(indicator.points)),
                                      number_cell(indicator.score ? points_of(indicator) : "")};
        const std::string remark = remark_on(indicator, Language::Chinese);
        if (!remark.empty()) {
            row.insert(row.end(), {{}, {}, {}, wrapped(remark)});
        }
        row.resize(card_columns);
        rows_.push_back(std::move(row));
        for (const IndicatorScore& each : indicator.indicators) add(card, each, indent + "　");
        for (const LostLine& line : lost_lines(card, indicator)) add(card, line);
    }

    void add(const Card& card, const LostLine& line) {
        const ScoredFinding& scored = card.findings[line.lost->finding];
        const std::string remark = remark_on(*line.lost, Language::Chinese);
        const std::string message = line.findings == 1 ? scored.finding.message : "";
        rows_.push_back({{},
                         {},
                         {},
                         number_cell("-" + to_string(line.lost->points)),
                         wrapped(scored.finding.title),
                         wrapped(place_of(card, line, Language::Chinese)),
                         wrapped(message + (remark.empty() ? "" : "（" + remark + "）"))});
    }

    const Ranking& ranking_;
    Rows rows_;
};

// ---------- 评分办法 ----------

void add_indicator(const rules::Indicator& indicator, const std::string& indent, Rows& rows) {
    rows.push_back({{indent + indicator.title},
                    number_cell(to_string(indicator.points)),
                    {indicator.is_by_hand ? "须人工评定" : ""}});
    for (const rules::Indicator& each : indicator.indicators)
        add_indicator(each, indent + "　", rows);
    for (const rules::Deduction& deduction : indicator.deductions)
        rows.push_back({{indent + "　" + deduction.title}, {}, {cost_of(deduction)}});
}

Rows rubric_rows(const rules::Rubric& rubric) {
    Rows rows = {{{rubric.title, CellStyle::Title}},
                 {{rubric.source}},
                 {{"指标", CellStyle::Head}, {"满分", CellStyle::Head}, {"扣分", CellStyle::Head}}};
    for (const rules::Indicator& indicator : rubric.scheme.indicators)
        add_indicator(indicator, "", rows);
    rows.push_back({});
    for (const rules::GradeBand& band : rubric.scheme.grades)
        rows.push_back({{band.title}, {}, {limits_of(band)}});
    return rows;
}

}  // namespace

Result<std::string> write_scores_xlsx(const Ranking& ranking, const std::string& path) {
    Workbook book(path);
    add_ranking(book, ranking);
    add_regions(book, ranking);
    add_findings(book, ranking);
    book.add_page("评分卡", {26, 8, 8, 8, 16, 30, 70}, CardRows(ranking).all());
    book.add_page("评分办法", {50, 8, 40}, rubric_rows(ranking.rubric));
    if (const std::error_code error = book.close()) return tl::unexpected(unwritable(path, error));
    return path;
}

}  // namespace gouji::outcomes
