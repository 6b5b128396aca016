#include <algorithm>

#include <fmt/format.h>

#include "facts/width.h"
#include "outcomes/score_words.h"
#include "outcomes/words.h"
#include "outcomes/write_scores.h"

namespace gouji::outcomes {

namespace {

constexpr std::size_t title_columns = 34;

class ScoresText {
  public:
    ScoresText(const Ranking& ranking, Language language, Colors colors)
        : ranking_(ranking), language_(language), colors_(colors) {}

    std::string all() const {
        std::string text;
        if (ranking_.cards.size() > 1) text += table() + regions() + "\n";
        for (const Card& card : ranking_.cards) {
            if (&card != &ranking_.cards.front()) text += "\n";
            text += card_text(card);
        }
        return text;
    }

  private:
    std::string word(std::string_view chinese, std::string_view english) const {
        return std::string(say(language_, chinese, english));
    }

    // ---------- the ranking ----------

    std::string table() const {
        std::size_t widest = display_width(word("机关", "agency"));
        for (const Card& card : ranking_.cards)
            widest = std::max(widest, display_width(outcomes::name_of(card)));
        std::string text = paint(ranking_.rubric.title, Ink::Bold, colors_) + "\n";
        const Card* before = nullptr;
        for (const Card& card : ranking_.cards) {
            if (before == nullptr || before->year != card.year || before->group != card.group)
                text += heading(card, widest);
            text += row(card, widest);
            before = &card;
        }
        return text;
    }

    std::string heading(const Card& card, std::size_t widest) const {
        const std::string group = outcomes::group_of(ranking_.rubric, card);
        return fmt::format("\n  {} {}\n  {} {}  {}  {}  {}\n", year_of(card), group,
                           pad_to(word("名次", "rank"), 5), pad_to(word("机关", "agency"), widest),
                           pad_to(word("得分", "score"), 7), pad_to(word("等次", "grade"), 8),
                           word("问题", "findings"));
    }

    std::string row(const Card& card, std::size_t widest) const {
        return fmt::format("  {} {}  {}  {}  {}\n",
                           pad_to(card.rank == 0 ? "—" : std::to_string(card.rank), 5),
                           pad_to(outcomes::name_of(card), widest), pad_to(score_of(card), 7),
                           pad_to(grade_of(card, language_), 8), problems_in(card));
    }

    std::string regions() const {
        std::string text;
        for (const RegionScore& region : regions_of(ranking_.rubric, ranking_.cards))
            text += fmt::format("  {} {}  {}  = {} × {}% + {} × {}% ({} {})\n",
                                region.year ? std::to_string(*region.year) : "", region.agency,
                                to_string(region.score), to_string(region.own),
                                to_string(ranking_.rubric.region->own), to_string(region.mean),
                                rest(ranking_.rubric.region->own), region.members,
                                word("个所属机关", "members"));
        return text.empty() ? text : "\n  " + word("地区", "regions") + "\n" + text;
    }

    static std::string rest(const Decimal& share) {
        constexpr std::int64_t whole = 100;
        return to_string(subtract(Decimal(whole), share).value_or(Decimal()));
    }

    // ---------- a card ----------

    std::string card_text(const Card& card) const {
        std::string text = fmt::format("{}\n  {} {}\n", paint(card.document, Ink::Bold, colors_),
                                       card.agency, year_of(card));
        const std::string conclusion =
            card.score ? fmt::format("{} {}  {}", word("得分", "score"), score_of(card), card.grade)
                       : grade_of(card, language_);
        text += fmt::format("  {}\n", paint(conclusion, Ink::Bold, colors_));
        for (const IndicatorScore& indicator : card.root.indicators)
            text += indicator_text(card, indicator, 4);
        if (is_in_proportion(card.root))
            text += fmt::format("    {}: {}\n", word("折算", "in proportion"), sum_of(card.root));
        for (const BonusGiven& bonus : card.bonuses)
            text += fmt::format("    {} +{}\n", bonus.title, to_string(bonus.points));
        for (const LimitMet& met : card.limits)
            text += fmt::format("    {}\n", sentence_of(met, language_));
        return text + set_aside(card);
    }

    std::string set_aside(const Card& card) const {
        if (card.set_aside.empty()) return {};
        std::string text = fmt::format(
            "    {}: {}\n", word("复核排除或者豁免、不扣分的问题", "dismissed or waived"),
            card.set_aside.size());
        for (const ScoredFinding& scored : card.set_aside)
            text += fmt::format("      {}{}  {}  {}\n", scored.finding.title,
                                scored.place.empty() ? "" : "  " + scored.place,
                                paint(scored.finding.id.substr(0, 8), Ink::Faint, colors_),
                                decision_text(*scored.finding.decision, language_));
        return text;
    }

    std::string indicator_text(const Card& card, const IndicatorScore& indicator,
                               std::size_t indent) const {
        const std::string blanks(indent, ' ');
        const std::string remark = remark_on(indicator, language_);
        std::string text = fmt::format(
            "{}{} {}/{}{}\n", blanks, pad_to(indicator.title, title_columns - indent),
            points_of(indicator), to_string(indicator.points), remark.empty() ? "" : "  " + remark);
        for (const IndicatorScore& each : indicator.indicators)
            text += indicator_text(card, each, indent + 2);
        for (const LostLine& line : lost_lines(card, indicator))
            text += lost_text(card, line, blanks);
        return text;
    }

    std::string lost_text(const Card& card, const LostLine& line, const std::string& blanks) const {
        const ScoredFinding& scored = card.findings[line.lost->finding];
        const std::string place = place_of(card, line, language_);
        const std::string id = line.findings == 1 ? scored.finding.id.substr(0, 8) : "";
        const std::string remark = remark_on(*line.lost, language_);
        return fmt::format("{}  {}  {}{}{}{}\n", blanks,
                           paint("-" + to_string(line.lost->points), Ink::Red, colors_),
                           scored.finding.title, place.empty() ? "" : "  " + place,
                           id.empty() ? "" : "  " + paint(id, Ink::Faint, colors_),
                           remark.empty() ? "" : "  " + remark);
    }

    const Ranking& ranking_;
    Language language_;
    Colors colors_;
};

}  // namespace

std::string scores_text(const Ranking& ranking, Language language, Colors colors) {
    return ScoresText(ranking, language, colors).all();
}

}  // namespace gouji::outcomes
