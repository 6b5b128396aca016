// The sentences of a card, the same on a terminal, on a page and in a spreadsheet.
#pragma once

#include <string>
#include <vector>

#include "facts/diagnostic.h"
#include "outcomes/score.h"

namespace gouji::outcomes {

// “优秀”, or what is said where there is no grade.
std::string grade_of(const Card& card, Language language);
std::string score_of(const Card& card);
std::string year_of(const Card& card);
std::string group_of(const rules::Rubric& rubric, const Card& card);
// The agency, or the document where it names none.
std::string name_of(const Card& card);

// Errors and warnings; a hint asks a person to look, and is no problem yet.
bool is_problem(const ScoredFinding& scored);
std::size_t problems_in(const Card& card);

// "32.5", or "—" where the indicator has none.
std::string points_of(const IndicatorScore& indicator);
// Why the indicator has the score it has and how it counts above, where its deductions and those
// beneath it do not say it; may be empty.
std::string remark_on(const IndicatorScore& indicator, Language language);
// Some of what is beneath the indicator could not be assessed, or counts by weights of its own.
bool is_in_proportion(const IndicatorScore& indicator);
// How an inner indicator comes from those beneath it: "85 ÷ 90 × 100 = 94.4444".
std::string sum_of(const IndicatorScore& indicator);
// How the deduction was reckoned where it did not cost what it costs by itself; may be empty.
std::string remark_on(const PointsLost& lost, Language language);
// A line of a card: a finding, or all that follow of its rule once they cost nothing more.
struct LostLine {
    const PointsLost* lost = nullptr;  // the first
    std::size_t findings = 1;
};
std::vector<LostLine> lost_lines(const Card& card, const IndicatorScore& indicator);
// Where the line's finding is; “另有147处” of several.
std::string place_of(const Card& card, const LostLine& line, Language language);
std::string sentence_of(const LimitMet& met, Language language);

// Groups may be scored by indicators of their own: a column of a table is one indicator, by id and
// title, of all cards that have it.
struct LeafColumn {
    std::string id, title;
    friend bool operator==(const LeafColumn&, const LeafColumn&) = default;
};
std::vector<LeafColumn> leaf_columns(const std::vector<Card>& cards);
// Empty where the card has no such indicator, or that no score.
std::string leaf_score(const Card& card, const LeafColumn& column);

// “每个问题扣2分，至多扣10分”
std::string cost_of(const rules::Deduction& deduction);
// “90分以上（含）”, “名次在前25%”
std::string limits_of(const rules::GradeBand& band);

}  // namespace gouji::outcomes
