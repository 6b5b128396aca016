// How facts are shown in every output, so that text, JSON and CSV say the same.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/finding.h"
#include "facts/fact_base.h"
#include "outcomes/write_findings.h"

namespace gouji::outcomes {

// What stands at the place, white space and line breaks between its words made one blank.
std::string printed(const Source& source, Span span);

// The title of a part in the report's own characters, as it stands there, without white space;
// rules read it in simplified ones.
std::string printed_title(const FactBase& facts, const SectionFact& section);

// A blank cell stands somewhere all the same: its span is empty, where the report has its row.
inline bool has_place(Span span) {
    return !span.empty() || span.begin > 0;
}

// The edition of the form that the year reported on asks for; where the year is not known, the one
// that most of the report's tables follow.
std::optional<int> edition_of(const FactBase& facts);
// The table as the report prints it, which may be in another edition than the year asks for; null
// where that has none.
const Table* table_shown(const FactBase& facts, std::string_view id);

// “《…》第四十九条；《…》第五十条”
std::string basis_of(const std::vector<rules::Basis>& basis);

// "row-not-found": why something is unread, for programs.
std::string_view name_of(Unreadable why);

// The report that a piece of evidence stands in;
// where it is one of those below, the `other` of them.
const FactBase& report_of(const Judged& judged, engine::Role role, std::size_t other);

// Whose report it is: the agency's name, or the document's where it names none.
std::string owner_of(const FactBase& facts);

// The path within its report: requests.granted.total of prior.requests.granted.total, and of
// parent.… and children[…].….
std::string_view own_path(std::string_view path);

// What a cell, a table or a derived fact is called on the form; empty for any other path.
std::string path_label(const FactBase& facts, const std::string& path);

// What the newest edition that has it prints for a row, a column or a group of them; empty where
// none prints it.
std::string newest_label(const Form& form, std::string_view table, std::string_view member);

// A verdict's place in the form's own words: “自然人”, “一、本年新收… · 总计”. A row or a column is
// one of the table that `beside` stands in, a path that the verdict was read from. Empty where the
// place has none.
std::string place_label(const FactBase& facts, const std::string& place, std::string_view beside);
std::string place_label(const FactBase& facts, const engine::Finding& finding);

// The title that the form gives the part of a report; empty where it has none.
std::string section_label(const FactBase& facts, std::string_view number);

}  // namespace gouji::outcomes
