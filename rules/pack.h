// A rule pack as values: what rules/load.h reads from YAML, and all that the engine knows of a
// regime besides its form.
//
// Conditions are trees of the rule language; every span in a tree is a place in the pack's own
// file. Names within them are not resolved here: engine/check.h does that against the form.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/decimal.h"
#include "facts/diagnostic.h"
#include "facts/mention.h"
#include "facts/source.h"
#include "facts/year.h"
#include "grammar/ast.h"
#include "rules/calendar.h"

namespace gouji::rules {

// What a rule says of one place of a report.
enum class Verdict : std::uint8_t { Pass, Fail, Undecided, Skip, Error };
inline constexpr std::array<std::string_view, 5> verdict_names = {"pass", "fail", "undecided",
                                                                  "skip", "error"};
std::string_view name_of(Verdict verdict);
std::optional<Verdict> verdict_named(std::string_view name);

// A rule text as its tree; the tree's spans are of place.source.
template <class T>
struct Written {
    T tree;
    Place place;
};
using Condition = Written<grammar::Expr>;

// A word of the pack that names something else, with its place for complaints.
struct Word {
    std::string text;
    Place place;
};

// ---------- rules ----------

struct Basis {
    std::string document;
    std::string clause;
    std::string quote;  // the text of the law, only where it was read at the source
    std::string url;
    bool is_confirmed = true;  // false: a person has to look it up before it is cited
    // Of the reports that it speaks to.
    std::optional<int> from_year = std::nullopt, to_year = std::nullopt;

    // A report of no known year is held to what is in force.
    bool speaks_to(std::optional<int> year) const {
        if (!year) return !to_year;
        return from_year.value_or(*year) <= *year && *year <= to_year.value_or(*year);
    }
};

enum class Status : std::uint8_t { Test, Stable, Deprecated };
enum class OnMissing : std::uint8_t { Undecided, Zero, Skip };

// When a rule holds: by the last day of the report's year, or by the day it was signed.
struct Effective {
    enum class By : std::uint8_t { YearEnd, SignedOn };
    By by = By::YearEnd;
    std::optional<Date> from, to;  // both ends hold
    std::optional<int> from_year, to_year;
};

// Which reports a rule is for; an empty list excludes none.
struct Scope {
    std::vector<Word> kinds;  // of agency.kind
    std::vector<Word> levels;
    std::vector<Word> regions;
    std::vector<int> editions;
};

struct Binding {
    Word name;
    Condition value;
};

// Text, or a hole with a value in it.
struct MessagePart {
    std::string text;
    std::optional<Written<grammar::Hole>> hole;
};

struct Message {
    std::vector<MessagePart> parts;
    Place place;
};

struct Check {
    Condition condition;
    Message message;
};

// A fact of the base report that a test replaces: a reference, and the value in its stead.
struct Patch {
    enum class Kind : std::uint8_t { Value, Missing, Unread };
    Condition
        target;  // requests.received.total, section(1).text, label(requests.denied), signed_on
    Kind kind = Kind::Value;
    std::vector<Word> values;  // one, or several for a list
    Place place;
};

// The verdict that a test asks for at some places, or at all that no other expectation names.
struct Expectation {
    Verdict verdict{};
    std::vector<Word> places;
    bool is_rest = false;
    Place place;
};

struct RuleTest {
    std::optional<int> edition;  // of the base report; the form's newest where none is given
    std::vector<Patch> given;
    std::vector<Expectation> expect;
    bool is_todo = false;  // may fail
    Place place;
};

struct Rule {
    std::string id;
    std::string defect;  // the kind of defect that a failure is; the id where none is written
    std::string title;
    std::vector<Basis> basis;
    std::string rationale;
    std::string notes;
    std::vector<std::string> tags;
    Status status = Status::Stable;
    Severity severity = Severity::Error;

    Decimal weight{1};
    std::string group;           // of scoring
    std::optional<Decimal> cap;  // of scoring

    Effective effective;
    Scope applies_to;
    std::vector<Word> assumes;  // ids of rules
    OnMissing missing = OnMissing::Undecided;
    bool allows_partial = false;  // agencies below without a report are left out

    std::optional<Word> table;  // opens its names
    std::optional<Written<grammar::Iteration>> for_each;
    std::vector<Binding> let;  // in order
    std::optional<Condition> when;
    std::vector<Check> checks;       // never empty
    std::optional<Condition> locus;  // `place:` in the file
    std::string remedy;
    std::vector<Word> was;  // ids that it had before
    std::vector<RuleTest> tests;
    Place place;  // of the id
};

// ---------- what the pack knows besides ----------

struct ParameterValue {
    Word key;  // "" where the parameter has no keys
    Condition value;
};

// A constant that changes with time: the entry with the latest `from` that is not after the
// report's year end counts.
struct ParameterEntry {
    std::optional<Date> from;  // nothing: always
    std::vector<ParameterValue> values;
};

struct Parameter {
    Word name;
    std::vector<ParameterEntry> entries;  // oldest first
};

// A name of the pack's own for an expression, with what stands for its parameters: in_form(c).
struct Definition {
    Written<grammar::Signature> signature;
    Condition body;
};

// A figure of each report that rules may compare with those of the others of its population: the
// reports on the same year that say the same of `among`.
struct Statistic {
    Word name;
    std::string title;
    Condition value;
    std::vector<Condition> among;
    int least = 20;  // others, or there is no statistic
};

// What a document can be from a day on.
inline constexpr std::string_view in_force = "in_force";
inline constexpr std::array<std::string_view, 3> document_statuses = {in_force, "superseded",
                                                                      "repealed"};

struct DocumentStatus {
    std::optional<Date> from;
    std::string status;  // of document_statuses
    std::string note;
};

// A document that reports cite, known by its number or by a pattern over its title (both over
// normal forms); with both, the number decides where the report gives one.
struct KnownDocument {
    std::string number;
    std::string title_pattern;
    std::vector<DocumentStatus> statuses;  // oldest first
    Place place;
};

// Documents that hold for one year only: a pattern over the title with the group `year`.
struct WorkPoints {
    std::string title_pattern;
    std::string note;  // what to say of another year's
};

struct Citations {
    std::vector<KnownDocument> documents;
    std::optional<WorkPoints> work_points;
};

// A sentence, and what a mention finds in it: numbers, and where the test asks for it what they
// speak of; a whole's parts; part/base of each percentage.
struct MentionTest {
    std::string text;
    std::vector<std::string> expect;
    std::vector<std::string> subjects;
    std::vector<std::string> parts;
    std::vector<std::string> of;
    std::optional<bool> is_closed;
    Place place;
};

// A number that the prose states. MentionFact::name is the index in RulePack::mentions; how it is
// found stands in RulePack::book.
struct Mention {
    Word name;
    std::string title;
    std::vector<int> sections;  // empty: all
    std::vector<MentionTest> tests;
};

// The report without a defect that rules' tests start from: the form's tables with 0 in every cell,
// the form's labels and titles, and what is written here.
struct BaseReport {
    int edition = 0;
    std::optional<Year> year;
    std::string title;
    std::string agency;
    std::string agency_kind;
    std::optional<Period> period;
    std::optional<Date> signed_on;
    std::map<int, std::string> sections;          // the text of a section by its number
    std::vector<std::string> citations;           // 《…》（…）
    std::map<std::string, std::string> mentions;  // the value by the mention's name
};

// A severity that a profile gives to a rule, a kind of defect, a group, or all (`*`).
struct SeverityChange {
    Word subject;
    std::optional<Severity> severity;  // nothing: the rules are turned off
};

// The rules as a stage of a review sees them: rules/profile.h.
struct Profile {
    Word name;
    std::string title;
    std::vector<SeverityChange> changes;
};

// A pack whose rules, constants and words this one takes over, under the name `alias`.
struct Import {
    std::string alias;
    std::string pack;
    std::string version;  // of the pack that was found
};

struct RulePack {
    std::string name;
    std::string version;
    std::string title;
    std::string lang;
    std::string form;  // Form::id
    std::string license;
    std::vector<std::string> authors;
    std::vector<Parameter> params;
    std::vector<Definition> definitions;
    std::vector<Statistic> statistics;
    Calendar calendar;
    Citations citations;
    std::vector<Mention> mentions;    // the first is the year that the form's own words find
    std::vector<Condition> subjects;  // what mentions speak of; MentionFact::subject is the index
    std::vector<Word> subsets;        // the names of those in the book
    MentionBook book;
    std::vector<BaseReport> bases;
    std::vector<Rule> rules;  // in the order of the files, then as written

    std::vector<Import> imports;
    std::vector<Profile> profiles;
    std::string profile;           // the name of the one that is applied; empty: none
    std::vector<Rule> turned_off;  // by the profile, or by a pack that imports them
    const Rule* find(std::string_view id) const;
    const Profile* applied_profile() const;  // null where none is
};

// Title and version, and the profile where one is applied.
std::string label_of(const RulePack& pack);

}  // namespace gouji::rules
