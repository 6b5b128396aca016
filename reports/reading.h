// What a form says about reading, made ready once: its patterns compiled, its section titles and
// labels in normal form. Read-only afterwards; the form must outlive it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "facts/find_mentions.h"
#include "facts/form.h"
#include "facts/regex.h"
#include "facts/result.h"
#include "reports/labels.h"
#include "reports/stream/stream_shape.h"

namespace gouji::reports {

struct SectionTitle {
    int number = 0;
    std::u32string text;      // normal form
    std::string bytes;        // the same in UTF-8
    std::uint64_t signs = 0;  // signs_of its characters
};

// Bits of the characters; that of one which a text has not may be set as well.
std::uint64_t signs_of(std::u32string_view text);

struct AgencyPattern {
    std::string kind;
    Regex pattern;
};

struct Reading {
    const Form* form = nullptr;
    Labels labels;
    std::vector<SectionTitle> section_titles = {};  // of all editions, each once
    std::vector<std::u32string> label_texts = {};   // with their number marks
    std::vector<TableShape> shapes = {};            // the newest edition first
    std::vector<Regex> titles = {}, periods = {}, report_years = {}, introductions = {},
                       title_notes = {}, published = {}, not_agencies = {};
    RegexSet any_title;  // the titles in their order
    std::vector<AgencyPattern> agency_kinds = {};
    RegexSet any_agency_kind;                 // the patterns of these
    const MentionFinder* mentions = nullptr;  // must outlive this; null: prose is not searched
    // All that a table may print, in all its shapes; by index of Form::table_ids.
    std::vector<TextIndex> table_texts = {};
    PairIndex table_pairs = {};  // of table_texts
};

// Diagnosed where a pattern of the form is no regular expression.
Result<Reading> prepare(const Form& form);

}  // namespace gouji::reports
