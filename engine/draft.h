// A report that is written rather than read, for the tests that stand in rules.
//
// legal_draft gives a report without a defect: the form's tables with 0 in every cell, its labels
// and titles, and what the pack's base report says besides. A test patches the draft; written then
// makes facts of it, each with its place in a source that is made for the purpose.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "facts/fact_base.h"
#include "facts/find_mentions.h"
#include "facts/form.h"
#include "rules/pack.h"

namespace gouji::engine {

// What a cell shows. What it means follows from the cell's type.
struct DraftCell {
    State state = State::NotApplicable;  // Known also for what turns out to be no number
    std::string raw;
    std::vector<std::string> elsewhere;  // what the report shows for it at other places
};

struct DraftSection {
    State state = State::Known;
    int number = 0;
    int position = 0;
    std::string title;
    std::string text;
};

struct DraftLabel {
    std::size_t table = 0;  // index of Form::table_ids
    LabelIndex label{};
    std::string place;  // FixedLabel::place
    std::string text;
};

struct DraftExtra {
    std::size_t table = 0;  // index of Form::table_ids
    std::string label;      // before its figures; may be empty
};

struct DraftMention {
    std::size_t name = 0;  // index of RulePack::mentions
    Decimal value;
    std::uint16_t subject = no_subject;
};

struct Draft {
    const Form* form = nullptr;  // must outlive this
    int edition = 0;
    std::vector<DraftCell> cells;  // by CellIndex
    std::vector<State> tables;     // by index of Form::table_ids
    Stated<std::string> title;
    Stated<Year> title_year;
    Stated<Year> year;
    Stated<std::string> agency;
    std::string agency_kind;
    std::string agency_level, agency_region;
    Stated<Period> period;
    Stated<Date> signed_on;
    std::vector<DraftSection> sections;
    std::vector<DraftLabel> labels;
    std::vector<DraftExtra> extras;
    std::vector<CitationFact> citations;
    std::vector<DraftMention> mentions;     // beside those that the sections' texts state
    const MentionFinder* finder = nullptr;  // must outlive this; null: texts are not searched
};

// What the mention speaks of where nothing stands with it.
std::uint16_t subject_of(std::size_t mention, const MentionBook& book);

// `edition` is one of the form's.
Draft legal_draft(const Form& form, const rules::RulePack& pack, const rules::BaseReport& base);
FactBase written(const Draft& draft);

// 《title》（number）; the number may be absent.
CitationFact citation_of(const std::string& text);

}  // namespace gouji::engine
