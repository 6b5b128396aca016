// A rubric as values: how findings become points, and points a grade.
//
// A tree of indicators; each leaf has its full marks and the deductions that findings cost it. A
// finding costs points once: by the first deduction, in the order of the file, that is about it.
// Groups of agencies may have a scheme of their own. All numbers are exact decimals.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/decimal.h"
#include "facts/diagnostic.h"
#include "facts/source.h"
#include "rules/pack.h"

namespace gouji::rules {

// Digits behind the point; finer points no rubric needs, and sums stay within 64 bits.
inline constexpr int finest_scale = 3;

// Which findings are meant: those that each list that is not empty names. `date.*` names every id
// that begins so.
struct Selector {
    std::vector<std::string> rules, defects, groups;
    std::vector<Severity> severities;
};

// Whether a finding of this rule and severity is meant.
bool selects(const Selector& selector, const Rule& rule, Severity severity);

// What one deduction costs: each finding, each kind of defect, or all of them together.
enum class Per : std::uint8_t { Finding, Kind, Once };

struct Deduction {
    std::string title;
    Selector of;
    std::optional<Decimal> points;  // nothing: the rule's own weight
    Per per = Per::Finding;
    std::optional<Decimal> cap;  // of all that this deduction costs
};

// What becomes of an indicator that could not be judged: it leaves the denominator, or it counts.
enum class NotAssessable : std::uint8_t { Drop, Full, Zero };

// A leaf has full marks and deductions; an inner one the indicators it consists of. `weight` is
// what it counts in its parent, its points where none is written.
struct Indicator {
    std::string id;
    std::string title;
    Decimal points;
    Decimal weight;
    NotAssessable not_assessable = NotAssessable::Drop;
    bool is_by_hand = false;  // nothing in a report speaks of it; a person has to judge
    std::vector<Deduction> deductions;
    std::vector<Indicator> indicators;
};

// Brings score and grade down, whatever the points say.
struct Limit {
    std::optional<Decimal> at_most;
    std::string grade;  // empty: as the score has it
};

struct Veto {
    std::string title;
    Selector of;
    Limit limit;
};

struct Gate {
    std::string title;
    std::string indicator;
    Decimal below;
    Limit limit;
};

// Points on top, where no finding that is named stands and an indicator has reached its mark.
struct Bonus {
    std::string id;
    std::string title;
    Decimal points;
    Selector unless;
    std::string indicator;  // empty: none is asked
    Decimal at_least;
};

// The first band that a score lies in is its grade.
struct GradeBand {
    enum class End : std::uint8_t { Included, Excluded };
    std::string title;
    std::optional<Decimal> from;
    End end = End::Included;      // whether `from` itself lies in the band
    std::optional<Decimal> best;  // only the best so many percent of those ranked together
};

struct Scheme {
    Decimal total;
    NotAssessable not_assessable = NotAssessable::Drop;
    std::vector<Indicator> indicators;
    std::vector<Veto> vetoes;
    std::vector<Gate> gates;
    std::vector<Bonus> bonuses;
    std::optional<Decimal> bonus_cap;
    std::vector<GradeBand> grades;
};

struct AgencyGroup {
    std::string id;
    std::string title;
    std::vector<std::string> kinds;     // of agency.kind; empty: every one
    Place kinds_place;                  // where they are written
    std::vector<std::string> agencies;  // by name; empty: every one
    Scheme scheme;
};

enum class RoundingMode : std::uint8_t { HalfUp, HalfEven };

// A region's score: its own report's share, the rest from the mean of its members.
struct RegionShare {
    Decimal own;  // percent
};

struct Rubric {
    std::string title;
    std::string version;
    std::string source;  // where the rubric comes from
    int places = 1;
    RoundingMode rounding = RoundingMode::HalfUp;
    Scheme scheme;                    // of those whom no group names
    std::vector<AgencyGroup> groups;  // the first that names an agency counts
    std::optional<RegionShare> region;
};

}  // namespace gouji::rules
