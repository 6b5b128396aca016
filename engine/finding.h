// What a judgement says about a report: every verdict counted, every finding with its proof.
//
// A Finding stands by itself: texts, numbers and places are values, and spans are of the source of
// the report they name (this one or its prior). Nothing here points into the program or the pack.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/diagnostic.h"
#include "facts/fact_base.h"
#include "facts/source.h"
#include "rules/pack.h"
#include "rules/review.h"

namespace gouji::engine {

// Whose report a piece of evidence stands in. Other: one of those below, the one that a loop has
// come to.
enum class Role : std::uint8_t { This, Prior, Parent, Other };

// A fact that a verdict was read from. `value` and `raw` are empty where the report shows nothing.
struct Evidence {
    std::string path;   // "requests.received.total", "signed_on", "section(3)"
    std::string label;  // as the form prints it; may be empty
    State state = State::Known;
    std::string value;
    std::string raw;  // as it stands in the report
    Span span;
    Role role = Role::This;
    std::size_t other = 0;  // of Dossier::children, where the role is Other
    friend bool operator==(const Evidence&, const Evidence&) = default;
};

// One operation with its value, and what it was computed from. A leaf is a fact or a constant.
struct Proof {
    std::string op;     // "==", "+", "sum", "cell", "constant" …
    std::string value;  // "11", "false", or the state: "missing"
    std::string path;   // of a fact; empty otherwise
    Span span;          // of a fact, in its report
    std::vector<Proof> arguments;
    Role role = Role::This;
    std::size_t other = 0;
    friend bool operator==(const Proof&, const Proof&) = default;
};

// One cell whose correction would satisfy every identity that fails at a finding's place.
struct Suggestion {
    std::string path;
    std::string value;
    std::vector<std::string> satisfies;  // the rules whose identities would hold
    friend bool operator==(const Suggestion&, const Suggestion&) = default;
};

struct Finding {
    std::string id;  // fingerprint: rule, agency, year and place; survives edits of the rule's text
    std::string rule;
    std::string defect;
    std::string title;
    std::string place;  // as facts.md shows it: a column, a row, a path, a section's number, or ""
    Severity severity = Severity::Error;
    std::string message;
    std::vector<rules::Basis> basis;
    std::vector<Evidence> evidence;
    Proof proof;
    std::vector<Suggestion> suggest;
    std::vector<std::string> same_cause;  // ids of the findings that the suggestion would end too
    std::string remedy;
    std::optional<rules::Decision> decision;  // of the review; engine/review.h
};

// A fact that keeps a rule from being judged.
struct Blocker {
    std::string path;
    State state = State::Missing;
    Span span;
    Role role = Role::This;
    friend bool operator==(const Blocker&, const Blocker&) = default;
};

struct Undecided {
    std::string rule;
    std::string place;
    std::vector<Blocker> blocked_by;  // never empty
    bool is_covered = false;          // a finding, or an unread fact, says why
    friend bool operator==(const Undecided&, const Undecided&) = default;
};

enum class SkipReason : std::uint8_t {
    WhenFalse,      // the rule's `when` does not hold
    NotApplicable,  // this edition of the form has no such cell
    NoPrior,        // no prior report is at hand
    NoParent,       // no report of the agency above is at hand
    NoRegister,     // nobody says who is below
    NoPeers,        // too few other reports of its population are at hand
    NotInEffect,    // outside `effective`
    NotAddressed,   // outside `applies_to`
    Assumption,     // an assumed rule failed at a place that contains this one
    MissingValue,   // the rule says `missing: skip`
};

struct Skipped {
    std::string rule;
    std::string place;
    SkipReason reason{};
    std::string because;  // the assumed rule; empty otherwise
    friend bool operator==(const Skipped&, const Skipped&) = default;
};

enum class FailureReason : std::uint8_t {
    Overflow,
    DivisionByZero,
    NoSuchDay,
    CalendarUnknown,  // the pack says nothing of the working days of that year
};
// "overflow", "division-by-zero", "no-such-day", "calendar-unknown": for programs.
std::string_view name_of(FailureReason reason);

// The engine could not compute a verdict.
struct Failure {
    std::string rule;
    std::string place;
    FailureReason why{};
    friend bool operator==(const Failure&, const Failure&) = default;
};

struct VerdictCounts {
    std::size_t pass = 0, fail = 0, undecided = 0, skip = 0, error = 0;
    friend bool operator==(const VerdictCounts&, const VerdictCounts&) = default;
};

// In the order of the pack's rules, within a rule in the order of its places.
struct Judgement {
    VerdictCounts verdicts;
    std::vector<Finding> findings;
    std::vector<Undecided> undecided;
    std::vector<Skipped> skipped;
    std::vector<Failure> failures;
    std::vector<std::size_t> passed;  // indices of RulePack::rules that hold somewhere, ascending

    // Every undecided verdict is explained by a finding or by an unread fact.
    bool is_covered() const;
};

}  // namespace gouji::engine
