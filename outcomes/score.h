// Judgement × Rubric → Card: what a report scores, each point lost at the finding that lost it.
//
// score() looks at one report, rank() at all those ranked together: agencies of one group and one
// year. Numbers are exact until the score itself is rounded, so that a card can be computed by hand
// from what stands on it. A finding that a person has dismissed or waived costs nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/finding.h"
#include "engine/number.h"
#include "facts/decimal.h"
#include "outcomes/write_findings.h"
#include "rules/marks.h"
#include "rules/rubric.h"

namespace gouji::outcomes {

// Why a deduction costs what it costs.
enum class DeductionState : std::uint8_t {
    Charged,   // in full
    Capped,    // what the cap leaves, which may be nothing
    UsedUp,    // what is left of the indicator's marks, which may be nothing
    SameKind,  // the kind, or all of it, has been charged at another finding
};

struct PointsLost {
    std::size_t finding = 0;  // index of Card::findings
    Decimal points;
    DeductionState state = DeductionState::Charged;
    Decimal each;                // what the deduction costs by itself
    std::optional<Decimal> cap;  // where it has one: the one that has cut it, else the nearest
};

enum class Assessment : std::uint8_t {
    Assessed,
    Nothing,  // no rule of it could be judged
    ByHand,   // no rule speaks of it, and nobody has marked it
    Marked,   // a person has
    Without,  // what it would be judged by is missing: the findings that say so cost all of it
};

struct IndicatorScore {
    std::string id;
    std::string title;
    engine::Number points;  // full marks
    engine::Number weight;  // in its parent
    Assessment assessment = Assessment::Assessed;
    std::optional<engine::Number> score;  // nothing: it leaves its parent's denominator
    std::optional<rules::Mark> mark;
    std::vector<PointsLost> lost;  // their points are what full marks and score differ by
    std::vector<IndicatorScore> indicators;
    // Of an inner one: score = earned ÷ assessed × points.
    engine::Number earned, assessed;
};

struct ScoredFinding {
    engine::Finding finding;
    std::string place;  // in the form's words
    Decimal points;     // lost, in the marks of its indicator
    std::string indicator;
};

struct BonusGiven {
    std::string id, title;
    Decimal points;
};

// A veto or a gate that has brought the score or the grade down.
struct LimitMet {
    std::string title;
    rules::Limit limit;
    std::vector<std::size_t> findings;  // indices of Card::findings; of a gate none
};

struct Card {
    std::string agency;  // as the report names it; may be empty
    std::string kind;
    std::optional<int> year;
    std::string document;
    std::vector<std::string> members;     // documents of the agencies below, where they are at hand
    std::size_t group = 0;                // 0: none, else index of Rubric::groups + 1
    std::vector<ScoredFinding> findings;  // those that stand
    std::vector<ScoredFinding> set_aside;  // dismissed or waived: they cost nothing
    IndicatorScore root;
    std::vector<BonusGiven> bonuses;
    std::vector<LimitMet> limits;
    std::optional<Decimal> score;  // nothing: nothing could be assessed
    std::string grade;
    std::size_t rank = 0;  // from 1; 0 where there is no score
};

Card score(const Judged& judged, const rules::Rubric& rubric,
           const std::vector<rules::Mark>& marks);

// Puts the cards in order, by year, group and score; gives ranks (equal scores, equal ranks) and
// grades.
void rank(const rules::Rubric& rubric, std::vector<Card>& cards);

const rules::Scheme& scheme_of(const rules::Rubric& rubric, const Card& card);

// A government's own score together with the mean of its members'.
struct RegionScore {
    std::string agency;
    std::optional<int> year;
    Decimal own;
    std::size_t members = 0;  // those that have a score
    engine::Number mean;
    Decimal score;
};

// Empty where the rubric does not ask for it. The best first.
std::vector<RegionScore> regions_of(const rules::Rubric& rubric, const std::vector<Card>& cards);

// As the rubric rounds; nothing where it does not fit.
std::optional<Decimal> rounded(const rules::Rubric& rubric, const engine::Number& number);

}  // namespace gouji::outcomes
