#include "engine/report_view.h"

#include <algorithm>

#include "engine/citation_status.h"
#include "engine/form_view.h"
#include "engine/mention_view.h"
#include "engine/peer_view.h"
#include "facts/code.h"
#include "facts/text.h"

namespace gouji::engine {

namespace {

template <class T, class Convert>
Value stated_value(const Stated<T>& stated, Convert convert) {
    if (stated.state != State::Known || !stated.value) {
        const bool has_no_value = stated.state == State::Known;
        return Value::of(has_no_value ? Status::Unread : status_of(stated.state));
    }
    return convert(*stated.value);
}

Value report_property(const ReportView& view, Property property, const Item& report) {
    const FactBase* facts = view.facts(report.role);
    if (facts == nullptr) return Value::of(Status::NotApplicable);
    const auto itself = [&](Kind kind, State state) {
        if (state != State::Known) return Value::of(status_of(state));
        return Value::of(Payload(Item{kind, report.role, 0, 0}));
    };
    switch (property) {
        case Property::Year:
            return stated_value(facts->year, [](Year year) { return whole_value(year.number()); });
        case Property::Title:
            return itself(Kind::Title, facts->title.state);
        case Property::Agency:
            return itself(Kind::Agency, facts->agency.state);
        case Property::Period:
            return stated_value(facts->period,
                                [](const Period& period) { return Value::of(Payload(period)); });
        case Property::SignedOn:
            return stated_value(facts->signed_on,
                                [](const Date& date) { return Value::of(Payload(date)); });
        case Property::Form:
            return itself(Kind::Form, State::Known);
        case Property::Children:
        case Property::ChildAgencies:
            if (!view.dossier->is_registered) return Value::of(Status::NotApplicable);
            return list_value(property, report.role, 0);
        case Property::Alike:
            if (!view.dossier->has_peers) return Value::of(Status::NotApplicable);
            return list_value(property, report.role, 0);
        default:
            return list_value(property, report.role, 0);
    }
}

// An agency below: those with a report first, then those without, then those of which nobody knows.
Value reporter_property(const ReportView& view, Property property, const Item& item) {
    const Dossier& dossier = *view.dossier;
    const Status status = status_of_reporter(dossier, item.index);
    if (property == Property::ReporterReport) {
        if (status != Status::Known) return Value::of(status);
        return Value::of(Payload(Item{Kind::Report, Role::Other, 0, item.index}));
    }
    const std::size_t reported = dossier.children.size();
    const std::size_t absent = reported + dossier.absent_children.size();
    if (status == Status::Unread) return text_value(dossier.unclear_children[item.index - absent]);
    if (status == Status::Missing)
        return text_value(dossier.absent_children[item.index - reported]);
    return text_value(*dossier.children[item.index]->agency.value);
}

Value agency_property(Property property, const FactBase& facts) {
    const auto registered = [](const std::string& text) {
        return text.empty() ? Value::of(Status::Unread) : text_value(text);
    };
    switch (property) {
        case Property::AgencyName:
            return text_value(*facts.agency.value);
        case Property::AgencyLevel:
            return registered(facts.agency_level);
        case Property::AgencyRegion:
            return registered(facts.agency_region);
        case Property::AgencyParent:
            return registered(facts.agency_parent);
        default:
            // The form's words do not tell the kind of every name.
            return registered(facts.agency_kind);
    }
}

Value section_property(const ReportView& view, Property property, const FactBase& facts,
                       const Item& item) {
    const SectionFact& section = facts.sections[item.index];
    switch (property) {
        case Property::SectionN:
            return whole_value(section.number);
        case Property::SectionTitle:
            return text_value(section.title);
        case Property::SectionText:
            return Value::of(Payload(trimmed(slice(facts, section.body))));
        case Property::SectionChars:
            return whole_value(static_cast<std::int64_t>(
                view.texts->characters(trimmed(slice(facts, section.body)))));
        default:
            return whole_value(section.position);
    }
}

Value citation_property(const ReportView& view, Property property, const FactBase& facts,
                        const Item& item) {
    const CitationFact& citation = facts.citations[item.index];
    switch (property) {
        case Property::CitationText:
            return Value::of(Payload(slice(facts, citation.span)));
        case Property::CitationTitle:
            return text_value(citation.title);
        case Property::CitationNumber:
            return citation.number.empty() ? Value::of(Status::NotApplicable)
                                           : text_value(citation.number);
        default:
            return citation_status(view, facts, citation, property);
    }
}

Value conflict_property(Property property, const FactBase& facts, const Item& item) {
    const Conflict& conflict = facts.conflicts[item.index];
    if (property == Property::ConflictText)
        return Value::of(Payload(slice(facts, conflict.second)));
    return Value::of(
        Payload(Item{Kind::Cell, item.role, 0, static_cast<std::uint32_t>(conflict.cell)}));
}

Value extra_property(Property property, const FactBase& facts, const Item& item) {
    const ExtraEntry& extra = facts.extras[item.index];
    if (property == Property::ExtraLabel) return text_value(extra.label);
    if (property == Property::ExtraFigures) return whole_value(extra.figures);
    return Value::of(
        Payload(Item{Kind::Table, item.role, 0, static_cast<std::uint32_t>(extra.table)}));
}

Value value_property(Property property, const Value& object) {
    switch (property) {
        case Property::PeriodStart:
            return Value::of(Payload(object.period().start));
        case Property::PeriodEnd:
            return Value::of(Payload(object.period().end));
        case Property::DateYear:
            return whole_value(object.date().year());
        case Property::DateMonth:
            return whole_value(object.date().month());
        default:
            return whole_value(object.date().day());
    }
}

}  // namespace

State cell_state(const FactBase& facts, CellIndex cell) {
    const State state = facts.states[static_cast<std::size_t>(cell)];
    if (state != State::NotApplicable) return state;
    const FormCell& place = facts.form->cell(cell);
    if (facts.tables[place.table_id].state == State::Known) return state;
    const Table* table = edition_of(facts).table(place.table);
    if (table == nullptr) return state;
    // Of the edition that should be there, the rows as they are printed in full.
    const bool has_row = std::any_of(table->rows.begin(), table->rows.end(), [&](const Row& row) {
        return row.id == place.row && !row.collapses;
    });
    const bool has_column =
        std::any_of(table->columns.begin(), table->columns.end(),
                    [&](const Column& column) { return column.id == place.column; });
    return has_row && has_column ? facts.tables[place.table_id].state : state;
}

bool is_present(const ReportView& view, CellIndex cell) {
    const FactBase& facts = *view.dossier->report;
    const auto at = static_cast<std::size_t>(cell);
    return facts.states[at] != State::NotApplicable &&
           facts.tables[view.program->form->cells[at].table_id].state != State::Missing;
}

Value cell_value(const ReportView& view, Role role, CellIndex cell) {
    const FactBase* facts = view.facts(role);
    if (facts == nullptr) return Value::of(Status::NotApplicable);
    const auto at = static_cast<std::size_t>(cell);
    if (facts->states[at] == State::Known) return Value::of(Payload(Number(facts->values[at])));
    return Value::of(status_of(cell_state(*facts, cell)));
}

Value table_value(const ReportView& view, Role role, std::size_t table) {
    const FactBase* facts = view.facts(role);
    if (facts == nullptr) return Value::of(Status::NotApplicable);
    if (facts->tables[table].state != State::Known)
        return Value::of(status_of(facts->tables[table].state));
    return Value::of(Payload(Item{Kind::Table, role, 0, static_cast<std::uint32_t>(table)}));
}

Value section_value(const ReportView& view, Role role, const Value& number) {
    const FactBase* facts = view.facts(role);
    if (facts == nullptr) return Value::of(Status::NotApplicable);
    if (!number.is_known()) return Value::of(computed(number.status));
    const auto whole = number.number().whole();
    const auto& sections = facts->sections;
    const auto found =
        std::find_if(sections.begin(), sections.end(),
                     [&](const SectionFact& section) { return section.number == whole; });
    if (!whole || found == sections.end()) {
        const std::string path = "section(" + to_string(number.number()) + ")";
        const bool is_unread = std::any_of(facts->unread.begin(), facts->unread.end(),
                                           [&](const UnreadFact& one) { return one.path == path; });
        return Value::of(is_unread ? Status::Unread : Status::Missing);
    }
    return Value::of(Payload(
        Item{Kind::Section, role, 0, static_cast<std::uint32_t>(found - sections.begin())}));
}

Value label_value(const ReportView& view, Role role, const std::string& place) {
    const FactBase* facts = view.facts(role);
    if (facts == nullptr) return Value::of(Status::NotApplicable);
    const auto found = std::find_if(
        facts->labels.begin(), facts->labels.end(),
        [&](const LabelFact& label) { return fixed_label(*facts, label).place == place; });
    if (found == facts->labels.end()) return Value::of(Status::Missing);
    return Value::of(Payload(
        Item{Kind::Label, role, 0, static_cast<std::uint32_t>(found - facts->labels.begin())}));
}

Value property_value(const ReportView& view, Property property, const Value& object) {
    if (!object.is_known()) return Value::of(object.status);
    const auto* thing = std::get_if<Item>(&object.payload);
    if (thing == nullptr) return value_property(property, object);
    if (thing->kind == Kind::Report) return report_property(view, property, *thing);
    const FactBase* facts = view.facts(thing->role);
    if (facts == nullptr) return Value::of(Status::NotApplicable);
    switch (thing->kind) {
        case Kind::Title:
            if (property == Property::TitleText) return text_value(*facts->title.value);
            return stated_value(facts->title_year,
                                [](Year year) { return whole_value(year.number()); });
        case Kind::Agency:
            return agency_property(property, *facts);
        case Kind::Reporter:
            return reporter_property(view, property, *thing);
        case Kind::Statistic:
            return statistic_property(*view.dossier, property, *thing);
        case Kind::Resemblance:
            return resemblance_property(*view.dossier, property, *thing);
        case Kind::Section:
            return section_property(view, property, *facts, *thing);
        case Kind::Label:
            return label_property(property, *facts, *thing);
        case Kind::Citation:
            return citation_property(view, property, *facts, *thing);
        case Kind::Mention:
        case Kind::Whole:
        case Kind::Part:
        case Kind::Percentage:
        case Kind::Subject:
            return mention_property(view, property, *facts, *thing);
        case Kind::Cell:
            return cell_property(view, property, *facts, *thing);
        case Kind::Conflict:
            return conflict_property(property, *facts, *thing);
        case Kind::Extra:
            return extra_property(property, *facts, *thing);
        case Kind::Row:
        case Kind::Column:
            return axis_property(property, view, *facts, *thing);
        default:
            return form_property(view, property, *facts, *thing);
    }
}

bool is_children(const Item& list) {
    return list.kind == Kind::List && static_cast<Property>(list.list) == Property::Children;
}

Status status_of_reporter(const Dossier& dossier, std::size_t index) {
    if (index < dossier.children.size()) return Status::Known;
    const bool is_absent = index < dossier.children.size() + dossier.absent_children.size();
    return is_absent ? Status::Missing : Status::Unread;
}

std::size_t length_of(const ReportView& view, const Item& list) {
    const FactBase* facts = view.facts(list.role);
    if (facts == nullptr) return 0;
    switch (static_cast<Property>(list.list)) {
        case Property::Children:
            return view.dossier->children.size();
        case Property::ChildAgencies:
            return view.dossier->children.size() + view.dossier->absent_children.size() +
                   view.dossier->unclear_children.size();
        case Property::Alike:
            return view.dossier->alike.size();
        case Property::Sections:
            return facts->sections.size();
        case Property::Labels:
            return facts->labels.size();
        case Property::Citations:
            return facts->citations.size();
        case Property::Conflicts:
            return facts->conflicts.size();
        case Property::Extras:
            return facts->extras.size();
        case Property::LabelAllowed:
        case Property::SectionFormAllowedTitles:
            return wordings_in(*facts, list)->size();
        case Property::FormTables:
            return facts->form->table_ids.size();
        case Property::FormCells:
            return facts->form->cells.size();
        default:
            return mentions_in(*facts, list).value_or(0);
    }
}

Value item_at(const ReportView& view, const Item& list, std::size_t index) {
    const FactBase& facts = *view.facts(list.role);
    const auto thing = [&](Kind kind, std::size_t at) {
        return Value::of(Payload(Item{kind, list.role, 0, static_cast<std::uint32_t>(at)}));
    };
    switch (static_cast<Property>(list.list)) {
        case Property::Children:
            return Value::of(
                Payload(Item{Kind::Report, Role::Other, 0, static_cast<std::uint32_t>(index)}));
        case Property::ChildAgencies:
            return thing(Kind::Reporter, index);
        case Property::Alike:
            return thing(Kind::Resemblance, index);
        case Property::Sections:
            return thing(Kind::Section, index);
        case Property::Labels:
            return thing(Kind::Label, index);
        case Property::Citations:
            return thing(Kind::Citation, index);
        case Property::Conflicts:
            return thing(Kind::Conflict, index);
        case Property::Extras:
            return thing(Kind::Extra, index);
        case Property::Mentions:
        case Property::Wholes:
        case Property::Percentages:
        case Property::WholeParts:
            return mention_at(facts, list, index);
        case Property::LabelAllowed:
        case Property::SectionFormAllowedTitles:
            return text_value(wordings_in(facts, list)->at(index));
        default:
            return Value::of(Status::NotApplicable);
    }
}

Span span_of(const ReportView& view, const Item& item) {
    const FactBase* facts = view.facts(item.role);
    if (facts == nullptr) return {};
    switch (item.kind) {
        case Kind::Cell:
            return facts->spans[item.index];
        case Kind::Table:
            return facts->tables[item.index].span;
        case Kind::Section:
            return facts->sections[item.index].heading;
        case Kind::Label:
            return facts->labels[item.index].span;
        case Kind::Citation:
            return facts->citations[item.index].span;
        case Kind::Conflict:
            return facts->conflicts[item.index].second;
        case Kind::Extra:
            return facts->extras[item.index].span;
        case Kind::Mention:
        case Kind::Whole:
        case Kind::Part:
        case Kind::Percentage:
            return mention_span(*facts, item);
        case Kind::Title:
            return facts->title.span;
        case Kind::Agency:
            return facts->agency.span;
        default:
            return {};
    }
}

}  // namespace gouji::engine
