#include <algorithm>
#include <optional>
#include <string_view>

#include "outcomes/printed.h"

namespace gouji::outcomes {

namespace {

// The edition asked for, or the newest where nothing tells.
const Edition& edition_shown(const FactBase& facts) {
    const std::optional<int> number = edition_of(facts);
    const Edition* edition = number ? facts.form->edition(*number) : nullptr;
    return edition == nullptr ? facts.form->editions.back() : *edition;
}

template <class Members>
const FixedLabel* label_in(const Members& members, const Table& table, std::string_view id) {
    const auto found = std::find_if(members.begin(), members.end(),
                                    [&](const auto& member) { return member.id == id; });
    return found == members.end() ? nullptr : &table.label(found->label);
}

std::string member_label(const Table& table, std::string_view id) {
    for (const FixedLabel* label :
         {label_in(table.rows, table, id), label_in(table.columns, table, id),
          label_in(table.row_groups, table, id), label_in(table.column_groups, table, id)}) {
        if (label != nullptr) return label->official;
    }
    return {};
}

std::string cell_label(const FactBase& facts, const FormCell& cell) {
    const Table* table = table_shown(facts, cell.table);
    if (table == nullptr) return {};
    return member_label(*table, cell.row) + " · " + member_label(*table, cell.column);
}

std::string fixed_label(const FactBase& facts, std::string_view place) {
    const Table* table = table_shown(facts, place.substr(0, place.find('.')));
    if (table == nullptr) return {};
    for (const FixedLabel& label : table->labels)
        if (label.place == place) return label.official;
    return {};
}

std::string derived_label(const Form& form, std::string_view path) {
    for (const Derived& derived : form.derived)
        if (derived.path == path) return derived.label;
    return {};
}

}  // namespace

const Table* table_shown(const FactBase& facts, std::string_view id) {
    const std::optional<std::size_t> index = facts.form->table_index(id);
    if (!index) return nullptr;
    const TableReading& reading = facts.tables[*index];
    const Edition* edition =
        reading.state == State::Known ? facts.form->edition(reading.edition) : nullptr;
    return edition == nullptr ? edition_shown(facts).table(id) : edition->table(id);
}

std::string newest_label(const Form& form, std::string_view table, std::string_view member) {
    for (auto edition = form.editions.rbegin(); edition != form.editions.rend(); ++edition) {
        const Table* found = edition->table(table);
        if (found == nullptr) continue;
        if (std::string label = member_label(*found, member); !label.empty()) return label;
    }
    return {};
}

std::string path_label(const FactBase& facts, const std::string& path) {
    if (const std::optional<CellIndex> index = facts.form->find(path))
        return cell_label(facts, facts.form->cell(*index));
    if (const Table* table = table_shown(facts, path)) return table->title;
    return derived_label(*facts.form, path);
}

std::string section_label(const FactBase& facts, std::string_view number) {
    for (const SectionForm& section : edition_shown(facts).sections)
        if (std::to_string(section.number) == number) return section.title;
    return {};
}

std::string place_label(const FactBase& facts, const std::string& place, std::string_view beside) {
    for (std::string label :
         {path_label(facts, place), section_label(facts, place), fixed_label(facts, place)})
        if (!label.empty()) return label;
    const std::string_view path = own_path(beside);
    const Table* table = table_shown(facts, path.substr(0, path.find('.')));
    return table == nullptr ? std::string() : member_label(*table, place);
}

std::string place_label(const FactBase& facts, const engine::Finding& finding) {
    return place_label(facts, finding.place,
                       finding.evidence.empty() ? "" : finding.evidence.front().path);
}

}  // namespace gouji::outcomes
