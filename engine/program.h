// The compiled form of a pack's rules: flat, typed, without names; constant once compiled and
// shared by all who evaluate.
//
// Instructions are in static single assignment: each gives one value, known by its id, and reads
// only earlier ones. Vectors are unrolled over their members; equal computations are one
// instruction for the whole pack. A loop over what only a report knows (its labels, citations …) is
// a Region, run once for each item. The program points to its pack and form, which must outlive it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "engine/form_names.h"
#include "engine/locus.h"
#include "engine/number.h"
#include "engine/value.h"
#include "engine/vocabulary.h"
#include "facts/form.h"
#include "facts/text_patterns.h"
#include "grammar/ast.h"
#include "rules/pack.h"

namespace gouji::engine {

enum class InstructionId : std::uint32_t {};
inline constexpr InstructionId no_instruction{0xFFFFFFFF};

enum class Op : std::uint8_t {
    Constant,     // payload: index of constants
    Cell,         // payload: CellIndex; detail: Role
    CellPresent,  // payload: CellIndex: its table is there and has it
    ItemOf,       // the item that a region runs for; payload: index of regions
    PropertyOf,   // detail: Property; of the operand
    SectionOf,    // the report's section of the operand's number; detail: Role
    SectionForm,  // the form's section of that number
    MentionsOf,   // the report's mentions of a name; payload: 1 + its index, 0: all; detail: Role
    Table,        // the item, with the state of its table; of the operand
    LabelOf,      // payload: index of texts: the label printed at this place
    Length,       // of a list
    ItemAt,       // list, position from 1; missing beyond its end
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    Absolute,
    Round,    // value, places; detail: Rounding
    Sum,      // detail: Blanks
    Count,    // detail: Blanks
    Minimum,  // detail: Blanks
    Maximum,  // detail: Blanks
    AddDays,  // date, days
    SubtractDays,
    AddMonths,  // date, months; the last day of a month that is too short for it
    DaysBetween,
    AddWorkdays,      // date, how many; by the pack's calendar
    WorkdaysBetween,  // two dates
    DateOf,           // year, month, day
    Compare,          // detail: Comparator
    CompareWithin,    // lhs, rhs, tolerance; detail: Comparator
    CompareWording,
    InList,  // value, list
    And,
    Or,
    Not,
    Implies,
    Test,       // detail: Asked
    TestBlank,  // missing, or a text without a character
    TestZero,
    Default,
    Conditional,  // condition, consequence, alternative
    Matches,      // payload: index of patterns
    SubjectOf,    // a subject, then the values of all: the one it names
    Agrees,       // a mention or percentage, a number; payload: what that is counted in, 0: as
                  // the mention's subject
    Contains,     // text, piece
    Similarity,   // two texts
    Fold,         // list; payload: index of regions; detail: Folding
};

// What a missing member of a sum counts as.
enum class Blanks : std::uint8_t { AreUndecided, AreZero };
// What agencies below without a report are to a loop over those that have one.
enum class Absent : std::uint8_t { AreUndecided, AreLeftOut };
// What a loop makes of its items' values.
enum class Folding : std::uint8_t { All, Any, None, Sum, Count, Minimum, Maximum };

struct Instruction {
    Op op{};
    std::uint8_t detail = 0;
    std::uint16_t count = 0;  // of operands
    std::uint32_t first = 0;  // index of Program::operands
    std::uint32_t payload = 0;
    friend bool operator==(const Instruction&, const Instruction&) = default;
};

// A piece of one of the program's flat vectors.
struct Slice {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

// What runs once for each item of a list.
struct Region {
    InstructionId item = no_instruction;
    InstructionId filter = no_instruction;  // no_instruction: every item counts
    InstructionId body = no_instruction;
    Slice schedule;  // of Program::schedule
    Absent absent = Absent::AreUndecided;
};

// Constants own their texts; values are views.
using Constant = std::variant<Status, bool, Number, Date, std::string, Item>;

// One place at which a rule is judged.
struct CompiledPlace {
    std::string place;
    InstructionId place_value = no_instruction;  // where the place is known only with the report
    InstructionId key = no_instruction;          // tells items apart that share a place
    Locus locus;
    InstructionId domain = no_instruction;  // there is something to judge; no_instruction: always
    InstructionId when = no_instruction;
    InstructionId check = no_instruction;
    Slice holes;  // of Program::holes, one for each hole of the message
    Slice cold;   // of Program::schedule: what only a finding needs
};

// What a mention may speak of: a cell, a derived fact or a sum.
struct Subject {
    std::string path;
    std::string label;  // of what is no cell
    std::string unit;
    std::optional<CellIndex> cell;
};

// The reports beside its own that a rule reads; where there is none, it is skipped.
struct Neighbours {
    bool prior = false, parent = false, children = false, peers = false;
    std::vector<std::size_t> statistics;  // indices of RulePack::statistics

    bool any() const { return prior || parent || children || peers; }
    void add(const Neighbours& others) {
        prior = prior || others.prior;
        parent = parent || others.parent;
        children = children || others.children;
        peers = peers || others.peers;
        statistics.insert(statistics.end(), others.statistics.begin(), others.statistics.end());
    }
};

// A check of a rule with all its places.
struct CompiledRule {
    std::size_t rule = 0;                 // index of RulePack::rules
    std::size_t check = 0;                // index of Rule::checks
    InstructionId list = no_instruction;  // for_each over what only a report knows
    std::size_t region = 0;               // then
    Slice places;                         // of Program::places
    std::vector<std::size_t> assumes;     // indices of Program::rules
    bool is_assumed = false;              // by another rule
    Neighbours reads;
    Slice own;  // of Program::schedule: where it reads other reports, what it needs beside `common`
};

// What a report gives to the statistics of a population.
struct CompiledStatistic {
    InstructionId value = no_instruction;  // no_instruction: its text has a slip
    std::vector<InstructionId> among;
};

// How citations name a document that the pack knows.
struct CitedDocument {
    std::string number;                // in normal form; may be empty
    std::optional<std::size_t> title;  // index of patterns
};

// Lets a map of strings be asked for a view.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>()(text);
    }
};

struct Program {
    const rules::RulePack* pack = nullptr;
    const Form* form = nullptr;

    std::vector<TableNames> tables;  // by index of Form::table_ids

    std::vector<Instruction> instructions;
    std::vector<InstructionId> operands;
    std::vector<Constant> constants;
    std::vector<std::string> texts;
    TextPatterns patterns;
    std::vector<Region> regions;
    std::vector<InstructionId> schedule;
    Slice hot;     // of schedule: what every judgement needs …
    Slice common;  // … but for what is needed only where there are other reports to read
    std::vector<CompiledPlace> places;
    std::vector<InstructionId> holes;
    std::vector<CompiledRule> rules;            // in the order of the pack
    std::vector<CompiledStatistic> statistics;  // by index of RulePack::statistics
    Slice census;                               // of schedule: what statistics need
    std::vector<std::size_t> order;  // of rules: an assumed rule before those that assume it
    // The form's labels and titles in the form in which wordings are compared.
    std::unordered_map<std::string, std::string, TextHash, std::equal_to<>> wordings;
    std::vector<CitedDocument> documents;          // by index of the pack's
    std::optional<std::size_t> work_points_title;  // index of patterns
    std::vector<Subject> subjects;                 // by MentionFact::subject
    std::vector<std::string> derived;              // paths of derived facts …
    std::vector<InstructionId> derived_sum;        // … and the instructions that give them

    // Of a label or title of the form.
    std::string_view wording(std::string_view text) const {
        const auto found = wordings.find(text);
        return found == wordings.end() ? std::string_view() : std::string_view(found->second);
    }
    const Instruction& at(InstructionId id) const {
        return instructions[static_cast<std::size_t>(id)];
    }
    InstructionId operand(const Instruction& instruction, std::size_t index) const {
        return operands[instruction.first + index];
    }
};

}  // namespace gouji::engine
