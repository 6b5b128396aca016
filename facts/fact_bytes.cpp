#include "facts/fact_bytes.h"

#include <concepts>
#include <memory>
#include <utility>

namespace gouji {

// One function a type, for both directions. Each names all members of its type: one that is new,
// and not passed on, does not compile.
template <class T, class Kind>
concept Is = std::same_as<std::remove_const_t<T>, Kind>;

template <class Bytes, Is<SectionFact> T>
void pass(Bytes& bytes, T& section) {
    auto& [number, title, heading, body, position] = section;
    bytes(number, title, heading, body, position);
}

template <class Bytes, Is<LabelFact> T>
void pass(Bytes& bytes, T& fact) {
    auto& [table, edition, label, text, span] = fact;
    bytes(table, edition, label, text, span);
}

template <class Bytes, Is<CitationFact> T>
void pass(Bytes& bytes, T& citation) {
    auto& [title, number, span] = citation;
    bytes(title, number, span);
}

template <class Bytes, Is<UnreadFact> T>
void pass(Bytes& bytes, T& unread) {
    auto& [path, why, span] = unread;
    bytes(path, why, span);
}

template <class Bytes, Is<ExtraEntry> T>
void pass(Bytes& bytes, T& extra) {
    auto& [table, label, figures, span] = extra;
    bytes(table, label, figures, span);
}

template <class Bytes, Is<GridCell> T>
void pass(Bytes& bytes, T& cell) {
    auto& [span, row, column, row_span, column_span, rest] = cell;
    bytes(span, row, column, row_span, column_span, rest);
}

template <class Bytes, Is<Grid> T>
void pass(Bytes& bytes, T& grid) {
    auto& [columns, cells, span] = grid;
    bytes(columns, cells, span);
}

template <class Bytes, Is<Advice> T>
void pass(Bytes& bytes, T& advice) {
    auto& [hint, arguments] = advice;
    bytes(hint, arguments);
}

template <class Bytes, Is<Label> T>
void pass(Bytes& bytes, T& label) {
    auto& [place, advice] = label;
    bytes(place);
    pass(bytes, advice);
}

namespace {

template <class Bytes, class T>
void pass_stated(Bytes& bytes, T& stated) {
    auto& [state, value, span] = stated;
    bytes(state, value, span);
}

void pass_source(ByteWriter& bytes, const std::unique_ptr<const Source>& source) {
    bytes.put(source != nullptr);
    if (source != nullptr) bytes(source->name(), source->text());
}

void pass_source(ByteReader& bytes, std::unique_ptr<const Source>& source) {
    bool is_there = false;
    bytes.get(is_there);
    if (!is_there) return;
    std::string name;
    std::string text;
    bytes(name, text);
    source = std::make_unique<const Source>(std::move(name), std::move(text));
}

template <class Bytes, Is<FactBase> T>
void pass_facts(Bytes& bytes, T& facts) {
    auto& [form, source, plain, states, values, spans, tables, title, title_year, year, agency,
           agency_kind, agency_level, agency_region, agency_parent, period, signed_on, sections,
           labels, citations, mentions, wholes, parts, percentages, conflicts, extras, unread,
           origins, grids] = facts;
    pass_source(bytes, source);
    pass_source(bytes, plain);
    bytes(states, values, spans, tables);
    pass_stated(bytes, title);
    pass_stated(bytes, agency);
    bytes(title_year, year, agency_kind, agency_level, agency_region, agency_parent, period,
          signed_on);
    bytes(sections, labels, citations, mentions, wholes, parts, percentages, conflicts, extras,
          unread, origins, grids);
}

void pass_fix(ByteWriter& bytes, const std::optional<Fix>& fix) {
    bytes.put(fix.has_value());
    if (fix) bytes(fix->place, fix->replacement);
}

void pass_fix(ByteReader& bytes, std::optional<Fix>& fix) {
    bool is_there = false;
    bytes.get(is_there);
    if (is_there) bytes(fix.emplace().place, fix->replacement);
}

template <class Bytes, Is<Diagnostic> T>
void pass_diagnostic(Bytes& bytes, T& diagnostic) {
    auto& [code, arguments, labels, notes, fix] = diagnostic;
    bytes(code, arguments, labels, notes);
    pass_fix(bytes, fix);
}

}  // namespace

void put(ByteWriter& bytes, const FactBase& facts) {
    pass_facts(bytes, facts);
}

FactBase get_facts(ByteReader& bytes, const Form& form) {
    FactBase facts;
    facts.form = &form;
    pass_facts(bytes, facts);
    return facts;
}

void put(ByteWriter& bytes, const Diagnostics& diagnostics) {
    bytes.put(diagnostics.all().size());
    for (const Diagnostic& diagnostic : diagnostics.all()) pass_diagnostic(bytes, diagnostic);
}

Diagnostics get_diagnostics(ByteReader& bytes) {
    Diagnostics diagnostics;
    std::size_t count = 0;
    bytes.get(count);
    for (std::size_t i = 0; i < count && !bytes.has_failed(); ++i) {
        Diagnostic diagnostic;
        pass_diagnostic(bytes, diagnostic);
        diagnostics.add(std::move(diagnostic));
    }
    return diagnostics;
}

}  // namespace gouji
