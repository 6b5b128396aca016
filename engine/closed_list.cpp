#include "engine/closed_list.h"

#include <algorithm>

#include "engine/citation_status.h"
#include "engine/form_view.h"
#include "engine/mention_view.h"
#include "rules/pack.h"

namespace gouji::engine {

namespace {

using Texts = std::vector<std::string>;

void add(Texts& texts, std::string_view text) {
    const bool is_new = std::find(texts.begin(), texts.end(), text) == texts.end();
    if (is_new && !text.empty()) texts.emplace_back(text);
}

Texts agency_kinds(const Form& form) {
    Texts texts;
    for (const AgencyKind& kind : form.reading.agency_kinds) add(texts, kind.kind);
    return texts;
}

Texts hedges() {
    Texts texts;
    for (const Hedge hedge : {Hedge::None, Hedge::About, Hedge::AtLeast, Hedge::MoreThan,
                              Hedge::AtMost, Hedge::LessThan})
        add(texts, name_of(hedge));
    return texts;
}

Texts citation_statuses() {
    Texts texts(rules::document_statuses.begin(), rules::document_statuses.end());
    add(texts, unknown_document);
    return texts;
}

Texts cell_types() {
    Texts texts;
    for (const CellType type : {CellType::Count, CellType::Integer, CellType::Amount})
        add(texts, id_of(type));
    return texts;
}

Texts members(const std::vector<TableNames>& tables, Dimension dimension) {
    Texts texts;
    for (const TableNames& table : tables) {
        for (const AxisMember& member : table.axis(dimension).members) add(texts, member.id);
    }
    return texts;
}

Texts cells(const Form& form) {
    Texts texts;
    for (const FormCell& cell : form.cells) texts.push_back(cell.path);
    return texts;
}

Texts labels(const Form& form) {
    Texts texts;
    for (const Edition& edition : form.editions) {
        for (const Table& table : edition.tables) {
            for (const FixedLabel& label : table.labels) add(texts, label.place);
        }
    }
    return texts;
}

}  // namespace

std::vector<std::string> fixed_list(Property property) {
    switch (property) {
        case Property::CitationStatus:
            return citation_statuses();
        case Property::MentionHedge:
            return hedges();
        case Property::CellTypeId:
            return cell_types();
        default:
            return {};
    }
}

std::vector<std::string> closed_list(Property property, const Form& form,
                                     const std::vector<TableNames>& tables) {
    switch (property) {
        case Property::AgencyKind:
            return agency_kinds(form);
        case Property::FormId:
            return {form.id};
        case Property::TableId:
            return form.table_ids;
        case Property::RowId:
            return members(tables, Dimension::Rows);
        case Property::ColumnId:
            return members(tables, Dimension::Columns);
        case Property::CellId:
            return cells(form);
        case Property::LabelId:
            return labels(form);
        default:
            return fixed_list(property);
    }
}

}  // namespace gouji::engine
