#include "outcomes/printed.h"

#include <algorithm>
#include <map>

namespace gouji::outcomes {

namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

std::optional<int> edition_for(const Form& form, int year) {
    const auto found =
        std::find_if(form.editions.begin(), form.editions.end(), [&](const Edition& edition) {
            return edition.first_year <= year && year <= edition.last_year;
        });
    if (found == form.editions.end()) return std::nullopt;
    return found->number;
}

const Edition& edition_shown(const FactBase& facts) {
    const std::optional<int> number = edition_of(facts);
    const Edition* edition = number ? facts.form->edition(*number) : nullptr;
    return edition == nullptr ? facts.form->editions.back() : *edition;
}

std::string member_label(const Table& table, std::string_view id) {
    for (const Row& row : table.rows)
        if (row.id == id) return table.label(row.label).official;
    for (const Column& column : table.columns)
        if (column.id == id) return table.label(column.label).official;
    return {};
}

std::string cell_label(const Table& table, const FormCell& cell) {
    return member_label(table, cell.row) + " · " + member_label(table, cell.column);
}

std::string fixed_label(const Edition& edition, std::string_view place) {
    for (const Table& table : edition.tables) {
        for (const FixedLabel& label : table.labels)
            if (label.place == place) return label.official;
    }
    return {};
}

std::string section_title(const Edition& edition, std::string_view number) {
    for (const SectionForm& section : edition.sections)
        if (std::to_string(section.number) == number) return section.title;
    return {};
}

// The table that the evidence was read from.
const Table* table_of(const Edition& edition, const engine::Finding& finding) {
    if (finding.evidence.empty()) return nullptr;
    const std::string& path = finding.evidence.front().path;
    return edition.table(std::string_view(path).substr(0, path.find('.')));
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

std::optional<int> edition_of(const FactBase& facts) {
    std::map<int, int> tables;
    for (const TableReading& table : facts.tables) {
        if (table.state == State::Known) ++tables[table.edition];
    }
    const auto fewer = [](const auto& lhs, const auto& rhs) { return lhs.second < rhs.second; };
    const auto most = std::max_element(tables.begin(), tables.end(), fewer);
    const bool tells =
        most != tables.end() && std::count_if(tables.begin(), tables.end(), [&](const auto& entry) {
                                    return entry.second == most->second;
                                }) == 1;
    if (tells) return most->first;
    return facts.year.value ? edition_for(*facts.form, facts.year.value->number()) : std::nullopt;
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
        case Unreadable::Image:
            return "image";
    }
    return {};
}

const FactBase& report_of(const Judged& judged, engine::Role role) {
    return role == engine::Role::Prior ? *judged.dossier.prior : *judged.dossier.report;
}

std::string place_label(const FactBase& facts, const engine::Finding& finding) {
    const Edition& edition = edition_shown(facts);
    const std::string& place = finding.place;
    if (const std::optional<CellIndex> index = facts.form->find(place)) {
        const FormCell& cell = facts.form->cell(*index);
        const Table* table = edition.table(cell.table);
        return table == nullptr ? std::string() : cell_label(*table, cell);
    }
    for (const Derived& derived : facts.form->derived)
        if (derived.path == place) return derived.label;
    if (const Table* table = edition.table(place)) return table->title;
    if (std::string title = section_title(edition, place); !title.empty()) return title;
    if (std::string label = fixed_label(edition, place); !label.empty()) return label;
    const Table* table = table_of(edition, finding);
    return table == nullptr ? std::string() : member_label(*table, place);
}

}  // namespace gouji::outcomes
