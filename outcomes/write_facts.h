// What a report states, written for people and for programs: text, HTML, JSON, CSV.
//
// Counts are JSON numbers, amounts strings; a blank cell is null, a cell that shows no number is
// the string it shows, a cell that the form's edition does not have is not there.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "facts/diagnostic.h"
#include "facts/fact_base.h"
#include "facts/render.h"

namespace gouji::outcomes {

enum class Layout : std::uint8_t { Indented, OneLine };

// The names behind FactBase::mentions, from the pack.
struct MentionNames {
    std::vector<std::string> names;     // by MentionFact::name
    std::vector<std::string> subjects;  // paths, by MentionFact::subject
};

std::string facts_json(const FactBase& facts, const MentionNames& mentions, Layout layout);

std::string facts_text(const FactBase& facts, Language language, const Screen& screen);

// The report's own text and tables with everything that was read from them marked, and what was
// read beside it: a page without scripts, to be looked at or printed. The header stands apart, so
// that several reports make one page.
std::string facts_html_header(Language language);
std::string facts_html(const FactBase& facts, const MentionNames& mentions, Language language);

// A row a cell; the header stands apart, so that several reports make one table.
std::string_view facts_csv_header();
std::string facts_csv(const FactBase& facts);

}  // namespace gouji::outcomes
