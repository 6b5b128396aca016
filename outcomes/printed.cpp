#include "outcomes/printed.h"

#include <algorithm>
#include <map>

#include "facts/text.h"

namespace gouji::outcomes {

namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// What most of the tables follow; nothing where they are divided.
std::optional<int> edition_of_tables(const FactBase& facts) {
    std::map<int, int> tables;
    for (const TableReading& table : facts.tables)
        if (table.state == State::Known) ++tables[table.edition];
    const auto fewer = [](const auto& lhs, const auto& rhs) { return lhs.second < rhs.second; };
    const auto most = std::max_element(tables.begin(), tables.end(), fewer);
    if (most == tables.end()) return std::nullopt;
    const auto as_many = [&](const auto& entry) { return entry.second == most->second; };
    if (std::count_if(tables.begin(), tables.end(), as_many) > 1) return std::nullopt;
    return most->first;
}

}  // namespace

std::string printed(const Source& source, Span span) {
    std::string text;
    bool gap = false;
    for (const char c : source.slice(span)) {
        if (is_blank(c)) {
            gap = !text.empty();
            continue;
        }
        if (gap) text += ' ';
        gap = false;
        text += c;
    }
    return text;
}

std::string printed_title(const FactBase& facts, const SectionFact& section) {
    if (facts.plain == nullptr) return section.title;
    // A character and the simplified one are as long as each other.
    const std::string plain = without_blanks(facts.plain->slice(section.heading));
    const std::string own = without_blanks(facts.source->slice(section.heading));
    const std::size_t at = plain.find(section.title);
    if (at == std::string::npos || own.size() != plain.size()) return section.title;
    return own.substr(at, section.title.size());
}

std::optional<int> edition_of(const FactBase& facts) {
    std::optional<int> edition;
    if (facts.year.value) {
        const Edition* own = facts.form->edition_of_year(facts.year.value->number());
        if (own != nullptr) edition = own->number;
    }
    return edition ? edition : edition_of_tables(facts);
}

std::string basis_of(const std::vector<rules::Basis>& basis) {
    std::string text;
    for (const rules::Basis& each : basis)
        text += (text.empty() ? "" : "；") + each.document + each.clause;
    return text;
}

std::string_view name_of(Unreadable why) {
    switch (why) {
        case Unreadable::NoTable:
            return "no-table";
        case Unreadable::RowNotFound:
            return "row-not-found";
        case Unreadable::ColumnsDisagree:
            return "columns-disagree";
        case Unreadable::Ambiguous:
            return "ambiguous";
        case Unreadable::NotPlaced:
            return "not-placed";
        case Unreadable::Overflow:
            return "overflow";
        case Unreadable::Illegible:
            return "illegible";
        case Unreadable::Image:
            return "image";
        case Unreadable::Damaged:
            return "damaged";
        case Unreadable::CutOff:
            return "cut-off";
        case Unreadable::Attached:
            return "attached";
    }
    return {};
}

std::string_view own_path(std::string_view path) {
    for (const std::string_view start : {"prior.", "parent."})
        if (path.starts_with(start)) return path.substr(start.size());
    constexpr std::string_view end = "].";
    const std::size_t at = path.starts_with("children[") ? path.rfind(end) : path.npos;
    return at == path.npos ? path : path.substr(at + end.size());
}

const FactBase& report_of(const Judged& judged, engine::Role role, std::size_t other) {
    const Dossier& dossier = judged.dossier;
    switch (role) {
        case engine::Role::This:
            break;
        case engine::Role::Prior:
            return *dossier.prior;
        case engine::Role::Parent:
            return *dossier.parent;
        case engine::Role::Other:
            return *dossier.children[other];
    }
    return *dossier.report;
}

std::string owner_of(const FactBase& facts) {
    return facts.agency.value.value_or(facts.source->name());
}

}  // namespace gouji::outcomes
