// What one report states, and where: the meeting point of reports (which fill it) and engine (which
// judges by it).
//
// Cells lie in flat arrays by CellIndex. Every fact has the Span of the report's Source that it was
// read from; an empty span means that the report shows nothing there. The five states of
// language.md L1 are kept apart: blank is not zero, invalid is not blank, unread is our failure and
// not the report's.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/decimal.h"
#include "facts/form.h"
#include "facts/origin.h"
#include "facts/printed_grid.h"
#include "facts/similarity.h"
#include "facts/source.h"
#include "facts/stated_number.h"
#include "facts/year.h"

namespace gouji {

enum class State : std::uint8_t { Known, Missing, Invalid, Unread, NotApplicable };

// Why something could not be read.
enum class Unreadable : std::uint8_t {
    NoTable,          // nothing was recognised where the table should be
    RowNotFound,      // the table is there, this row's label is not
    ColumnsDisagree,  // more or fewer figures than columns, and nothing tells which
    Ambiguous,        // two readings fit
    NotPlaced,        // seen in the table, belongs to no cell of the form
    Overflow,         // a number too large to hold
    Illegible,        // characters that the file does not name
    Image,            // it is in a picture
    Damaged,          // the part of the file where it stands is damaged
    CutOff,           // it may stand beyond the edge of the paper
    Attached,         // it is in a file that the page attaches or shows in a frame
};

struct CellFact {
    State state = State::NotApplicable;
    Decimal value;  // only where Known
    Span span;
};

// A value stated once outside the tables: Known, Missing (not stated), Invalid (stated, but no such
// value, as 30 February) or Unread.
template <class T>
struct Stated {
    State state = State::Missing;
    std::optional<T> value;
    Span span;
};

struct SectionFact {
    int number = 0;
    std::string title;  // as printed, without white space: 一、总体情况
    Span heading;
    Span body;                   // behind the heading up to the next section's heading
    std::uint32_t position = 0;  // order in the document, from 0
};

// A label as printed, beside the form's.
struct LabelFact {
    std::size_t table = 0;  // index of Form::table_ids
    int edition = 0;
    LabelIndex label{};
    std::string text;  // as printed, without white space and number mark
    Span span;
};

// A document cited: 《…》 with what stands in brackets behind it.
struct CitationFact {
    std::string title;
    std::string number;  // 某发〔2020〕12号, as printed without white space; may be empty
    Span span;
};

// The mention that the form's own reading words find; rules/load.h keeps it first in every pack.
inline constexpr std::size_t report_year_mention = 0;

// What a mention, a whole or a percentage speaks of, as an index of the pack's subjects.
inline constexpr std::uint16_t no_subject = 0xFFFF;

// A number that prose states.
struct MentionFact {
    std::size_t name = 0;  // index of the pack's mentions
    Decimal value;
    std::uint8_t section = 0;
    Span span;
    Decimal step{1};  // what one unit of the last digit written is worth
    Hedge hedge = Hedge::None;
    std::uint16_t subject = no_subject;
    Span unit = {};  // 册; empty where none stands behind the number
    Span sentence = {};
    std::optional<Year> year = {};  // that the words before it name last
};

// A part of a whole: 网站发布60条
struct PartFact {
    Decimal value;
    Span span;
};

// Open: the list of parts may leave some out.
enum class Completeness : std::uint8_t { Open, Closed };

// A number that prose divides into parts.
struct WholeFact {
    std::size_t name = 0;
    Decimal value;
    std::uint32_t first_part = 0;  // of FactBase::parts
    std::uint32_t parts = 0;
    Completeness completeness = Completeness::Open;
    std::uint8_t section = 0;
    Span span;  // with its parts
    Span sentence = {};
};

// A percentage, with the numbers that give it where prose states both.
struct PercentFact {
    std::size_t name = 0;
    Decimal value;  // in percent
    Decimal step{1};
    Hedge hedge = Hedge::None;
    std::optional<Decimal> part;  // of a growth the difference
    std::optional<Decimal> base;  // of a growth the older number
    std::uint8_t section = 0;
    Span span;
    Span sentence = {};
};

struct TableReading {
    State state =
        State::Missing;  // Known: there; Missing: absent; Unread: there, but not recognised
    int edition = 0;     // where Known
    Span span;
};

struct UnreadFact {
    std::string path;  // a cell, a table, a metadata name, or section(3)
    Unreadable why{};
    Span span;
};

// The same cell stated twice with different values; the first one counts.
struct Conflict {
    CellIndex cell{};
    Span first, second;
};

// What a table shows besides what the form asks for, every place of the form being read: a row of
// its own, or all figures of the table that stand in none.
struct ExtraEntry {
    std::size_t table = 0;      // index of Form::table_ids
    std::string label;          // of the row, without blanks; empty for figures that stand alone
    std::uint32_t figures = 0;  // how many
    Span span;                  // of the row, or of the first of the figures
};

struct FactBase {
    const Form* form = nullptr;            // must outlive this
    std::unique_ptr<const Source> source;  // the report's text; all spans are of it
    // The same in the characters that forms and rules are written in, byte for byte as long; null
    // where source is.
    std::unique_ptr<const Source> plain;

    std::vector<State> states;         // by CellIndex
    std::vector<Decimal> values;       // by CellIndex, meaningful where Known
    std::vector<Span> spans;           // by CellIndex
    std::vector<TableReading> tables;  // by index of Form::table_ids

    Stated<std::string> title;  // as printed, white space removed
    Stated<Year> title_year;
    Stated<Year> year;  // the year reported on: what most of title, period and text say
    Stated<std::string> agency;
    std::string agency_kind;  // of ReadingWords; "" where the name does not tell
    // As a register says; "" where there is none.
    std::string agency_level, agency_region, agency_parent;
    Stated<Period> period;
    Stated<Date> signed_on;
    std::vector<SectionFact> sections;  // in the order of the document
    std::vector<LabelFact> labels;      // in the order of the form
    std::vector<CitationFact> citations;
    std::vector<MentionFact> mentions;
    std::vector<WholeFact> wholes;
    std::vector<PartFact> parts;  // of the wholes, in their order
    std::vector<PercentFact> percentages;
    std::vector<Conflict> conflicts;
    std::vector<ExtraEntry> extras;
    std::vector<UnreadFact> unread;
    std::vector<Origin> origins;  // of the source; empty where the format has no pages
    std::vector<Grid> grids;      // the tables of the source as laid out, in its order

    // Empty, with every cell NotApplicable.
    static FactBase of(const Form& form, std::unique_ptr<const Source> source);

    // What rules look at in prose; what they quote is the source.
    std::string_view plain_slice(Span span) const {
        return plain != nullptr ? plain->slice(span) : source->slice(span);
    }
    CellFact cell(CellIndex index) const;
    void set(CellIndex index, const CellFact& fact);
    // The first section of this number in the document, or null.
    const SectionFact* section(int number) const;
};

// What the other reports of a population state of one figure.
struct PeerFigures {
    const std::vector<Quotient>* all = nullptr;  // ascending, the report's own among them
    std::optional<Quotient> own;

    std::size_t count() const { return all->size() - (own ? 1U : 0U); }
};

// A part of the report, and the part of another agency's report that is most like it.
struct Resemblance {
    std::size_t section = 0;  // of FactBase::sections
    const FactBase* other = nullptr;
    std::size_t other_section = 0;
    Similarity similarity;
};

// The reports that one judgement may read. Only `report` is always there.
struct Dossier {
    const FactBase* report = nullptr;
    const FactBase* prior = nullptr;                // of the same agency, on the year before
    std::vector<const FactBase*> children = {};     // of the agencies directly below
    const FactBase* parent = nullptr;               // of the agency above
    bool is_registered = false;                     // only then is it known who is below
    std::vector<std::string> absent_children = {};  // those below without a report at hand
    // Those below of whom it is not known which report is theirs, or whether there is one.
    std::vector<std::string> unclear_children = {};
    bool has_peers = false;  // only then were the other reports of a call looked at
    // By index of the pack's statistics; nothing where there are too few others.
    std::vector<std::optional<PeerFigures>> peers = {};
    std::vector<Resemblance> alike = {};
    std::string agency = {};  // the same for all reports of one agency; empty where it is not known
    bool is_one_of_two = false;  // reports that say that they are the same one
};

std::string_view name_of(State state);  // "known", "missing", "invalid", "unread", "not_applicable"

}  // namespace gouji
