// What a report states, as values of the language: every fact with its state.
//
// A cell of an absent table is missing, of a table that was not recognised unread; both are facts
// of the table, which the fact base leaves open.
#pragma once

#include <string>

#include "engine/program.h"
#include "engine/text_store.h"
#include "engine/value.h"
#include "facts/fact_base.h"

namespace gouji::engine {

struct ReportView {
    const Program* program = nullptr;
    const Dossier* dossier = nullptr;
    TextStore* texts = nullptr;
    std::size_t other = 0;  // of the dossier's children: the one that a loop has come to

    // Null where there is no such report.
    const FactBase* facts(Role role) const {
        switch (role) {
            case Role::This:
                return dossier->report;
            case Role::Prior:
                return dossier->prior;
            case Role::Parent:
                return dossier->parent;
            case Role::Other:
                return other < dossier->children.size() ? dossier->children[other] : nullptr;
        }
        return nullptr;
    }
};

// The edition that a table of this report follows, or the one that its year asks for.
const Edition& edition_of(const FactBase& facts);
const Edition& edition_of(const FactBase& facts, std::size_t table);

Value cell_value(const ReportView& view, Role role, CellIndex cell);
State cell_state(const FactBase& facts, CellIndex cell);
// The cell is one of a table that is there.
bool is_present(const ReportView& view, CellIndex cell);
Value table_value(const ReportView& view, Role role, std::size_t table);
Value section_value(const ReportView& view, Role role, const Value& number);
Value section_form_value(const ReportView& view, const Value& number);
Value label_value(const ReportView& view, Role role, const std::string& place);
Value property_value(const ReportView& view, Property property, const Value& object);

// Whether the agency below with this number has a report: Unread where one that could not be read
// may be its.
Status status_of_reporter(const Dossier& dossier, std::size_t index);

// The reports of the agencies below.
bool is_children(const Item& list);

// A list's items.
std::size_t length_of(const ReportView& view, const Item& list);
Value item_at(const ReportView& view, const Item& list, std::size_t index);

// Where a thing stands in its report; empty where it is no thing of a report.
Span span_of(const ReportView& view, const Item& item);

}  // namespace gouji::engine
