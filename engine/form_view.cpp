#include "engine/form_view.h"

#include <algorithm>
#include <utility>

#include "facts/code.h"
#include "facts/diagnostic.h"

namespace gouji::engine {

namespace {

constexpr std::uint32_t axis_mask = 0xFFFF;
constexpr std::uint32_t axis_shift = 16;

// Null where the form has no part of this number.
const SectionForm* section_form(const FactBase& facts, std::size_t number) {
    const auto& sections = edition_of(facts).sections;
    const auto found = std::find_if(sections.begin(), sections.end(), [&](const SectionForm& one) {
        return one.number == static_cast<int>(number);
    });
    return found == sections.end() ? nullptr : &*found;
}

Value kept(const ReportView& view, std::string text) {
    return text_value(view.texts->keep(std::move(text)));
}

const Table* form_table(const FactBase& facts, std::size_t table) {
    const std::string& id = facts.form->table_ids[table];
    if (const Table* found = edition_of(facts, table).table(id)) return found;
    for (auto at = facts.form->editions.rbegin(); at != facts.form->editions.rend(); ++at) {
        if (const Table* found = at->table(id)) return found;
    }
    return nullptr;
}

// The label of a row or column, from the edition that the report follows or else the newest that
// has one.
template <class Member>
const std::string* member_label(const Form& form, const Edition& first, const std::string& table_id,
                                const std::string& id, std::vector<Member> Table::*members) {
    const auto in_edition = [&](const Edition& edition) -> const std::string* {
        const Table* table = edition.table(table_id);
        if (table == nullptr) return nullptr;
        const auto found = std::find_if((table->*members).begin(), (table->*members).end(),
                                        [&](const Member& member) { return member.id == id; });
        return found == (table->*members).end() ? nullptr : &table->label(found->label).official;
    };
    if (const std::string* label = in_edition(first)) return label;
    for (auto at = form.editions.rbegin(); at != form.editions.rend(); ++at) {
        if (const std::string* label = in_edition(*at)) return label;
    }
    return nullptr;
}

Value cell_label(const ReportView& view, const FactBase& facts, const FormCell& cell) {
    const Form& form = *facts.form;
    const Edition& edition = edition_of(facts, cell.table_id);
    const std::string* row = member_label(form, edition, cell.table, cell.row, &Table::rows);
    const std::string* column =
        member_label(form, edition, cell.table, cell.column, &Table::columns);
    return kept(view, (row == nullptr ? cell.row : *row) + "·" +
                          (column == nullptr ? cell.column : *column));
}

Hint described(CellType type) {
    switch (type) {
        case CellType::Count:
            return Hint::CellTypeCount;
        case CellType::Integer:
            return Hint::CellTypeInteger;
        case CellType::Amount:
            return Hint::CellTypeAmount;
    }
    return Hint::None;
}

}  // namespace

std::string_view id_of(CellType type) {
    switch (type) {
        case CellType::Count:
            return "count";
        case CellType::Integer:
            return "integer";
        case CellType::Amount:
            return "amount";
    }
    return "";
}

const Edition& edition_of(const FactBase& facts) {
    const auto& editions = facts.form->editions;
    if (facts.year.state == State::Known && facts.year.value) {
        const Edition* own = facts.form->edition_of_year(facts.year.value->number());
        if (own != nullptr) return *own;
    }
    return editions.back();
}

const Edition& edition_of(const FactBase& facts, std::size_t table) {
    const TableReading& reading = facts.tables[table];
    if (reading.state == State::Known) {
        if (const Edition* edition = facts.form->edition(reading.edition)) return *edition;
    }
    return edition_of(facts);
}

const FixedLabel& fixed_label(const FactBase& facts, const LabelFact& label) {
    const Edition* edition = facts.form->edition(label.edition);
    return edition->table(facts.form->table_ids[label.table])->label(label.label);
}

std::optional<Wordings> wordings_in(const FactBase& facts, const Item& list) {
    switch (static_cast<Property>(list.list)) {
        case Property::LabelAllowed: {
            const FixedLabel& label = fixed_label(facts, facts.labels[list.index]);
            return Wordings{&label.official, &label.allowed};
        }
        case Property::SectionFormAllowedTitles: {
            const SectionForm* section = section_form(facts, list.index);
            return Wordings{&section->title, &section->allowed};
        }
        default:
            return std::nullopt;
    }
}

Value section_form_value(const ReportView& view, const Value& number) {
    if (!number.is_known()) return Value::of(computed(number.status));
    const auto whole = number.number().whole();
    if (!whole || *whole < 0 ||
        section_form(*view.dossier->report, static_cast<std::size_t>(*whole)) == nullptr)
        return Value::of(Status::NotApplicable);
    return Value::of(
        Payload(Item{Kind::SectionForm, Role::This, 0, static_cast<std::uint32_t>(*whole)}));
}

Value label_property(Property property, const FactBase& facts, const Item& item) {
    const LabelFact& label = facts.labels[item.index];
    switch (property) {
        case Property::LabelId:
            return text_value(fixed_label(facts, label).place);
        case Property::LabelOfficial:
            return text_value(fixed_label(facts, label).official);
        case Property::LabelText:
            return text_value(label.text);
        default:
            return list_value(Property::LabelAllowed, item.role, item.index);
    }
}

Value cell_property(const ReportView& view, Property property, const FactBase& facts,
                    const Item& item) {
    const FormCell& cell = facts.form->cell(static_cast<CellIndex>(item.index));
    switch (property) {
        case Property::CellId:
            return text_value(cell.path);
        case Property::CellLabel:
            return cell_label(view, facts, cell);
        case Property::CellRaw:
            return Value::of(Payload(slice(facts, facts.spans[item.index])));
        default:
            return Value::of(
                Payload(Item{Kind::CellType, item.role, 0, static_cast<std::uint32_t>(cell.type)}));
    }
}

Value axis_property(Property property, const ReportView& view, const FactBase& facts,
                    const Item& item) {
    const std::size_t table = item.index >> axis_shift;
    const std::size_t member = item.index & axis_mask;
    const TableNames& names = view.program->tables[table];
    const bool is_row = item.kind == Kind::Row;
    const std::string& id =
        names.axis(is_row ? Dimension::Rows : Dimension::Columns).members[member].id;
    if (property == Property::RowId || property == Property::ColumnId) return text_value(id);
    const Edition& edition = edition_of(facts, table);
    const std::string* label =
        is_row ? member_label(*facts.form, edition, names.id, id, &Table::rows)
               : member_label(*facts.form, edition, names.id, id, &Table::columns);
    return text_value(label == nullptr ? id : *label);
}

Value form_property(const ReportView& view, Property property, const FactBase& facts,
                    const Item& item) {
    switch (property) {
        case Property::FormId:
            return text_value(facts.form->id);
        case Property::FormEdition:
            return whole_value(edition_of(facts).number);
        case Property::SectionFormTitle:
            return text_value(section_form(facts, item.index)->title);
        case Property::SectionFormAllowedTitles:
            return list_value(property, item.role, item.index);
        case Property::CellTypeId:
            return Value::of(Payload(id_of(static_cast<CellType>(item.index))));
        case Property::CellTypeLabel:
            return kept(view, message(Advice{described(static_cast<CellType>(item.index)), {}},
                                      Language::Chinese));
        case Property::TableId:
            return text_value(facts.form->table_ids[item.index]);
        case Property::TableLabel: {
            const Table* table = form_table(facts, item.index);
            return text_value(table == nullptr ? facts.form->table_ids[item.index] : table->title);
        }
        default:
            return list_value(property, item.role, 0);
    }
}

}  // namespace gouji::engine
