#include "facts/fact_base.h"

#include <algorithm>
#include <utility>

namespace gouji {

FactBase FactBase::of(const Form& form, std::unique_ptr<const Source> source) {
    FactBase facts;
    facts.form = &form;
    facts.source = std::move(source);
    facts.states.assign(form.cells.size(), State::NotApplicable);
    facts.values.assign(form.cells.size(), Decimal());
    facts.spans.assign(form.cells.size(), Span());
    facts.tables.assign(form.table_ids.size(), TableReading());
    return facts;
}

CellFact FactBase::cell(CellIndex index) const {
    const auto at = static_cast<std::size_t>(index);
    return {states[at], values[at], spans[at]};
}

void FactBase::set(CellIndex index, const CellFact& fact) {
    const auto at = static_cast<std::size_t>(index);
    states[at] = fact.state;
    values[at] = fact.value;
    spans[at] = fact.span;
}

const SectionFact* FactBase::section(int number) const {
    const auto found =
        std::find_if(sections.begin(), sections.end(),
                     [&](const SectionFact& section) { return section.number == number; });
    return found == sections.end() ? nullptr : &*found;
}

std::string_view name_of(State state) {
    switch (state) {
        case State::Known:
            return "known";
        case State::Missing:
            return "missing";
        case State::Invalid:
            return "invalid";
        case State::Unread:
            return "unread";
        case State::NotApplicable:
            return "not_applicable";
    }
    return "";
}

}  // namespace gouji
