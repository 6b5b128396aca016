#include <fmt/format.h>

#include "outcomes/csv.h"
#include "outcomes/printed.h"
#include "outcomes/write_facts.h"

namespace gouji::outcomes {

std::string_view facts_csv_header() {
    return "document,path,state,value,raw,line,column\n";
}

std::string facts_csv(const FactBase& facts) {
    std::string rows;
    for (std::size_t i = 0; i < facts.states.size(); ++i) {
        const CellIndex index{static_cast<std::uint16_t>(i)};
        const CellFact fact = facts.cell(index);
        if (fact.state == State::NotApplicable) continue;
        const bool is_known = fact.state == State::Known;
        rows += fmt::format("{},{},{},{},{},", csv_field(facts.source->name()),
                            csv_field(facts.form->cell(index).path), gouji::name_of(fact.state),
                            is_known ? to_string(fact.value) : "",
                            csv_field(printed(*facts.source, fact.span)));
        if (!fact.span.empty()) {
            const LineColumn position = facts.source->position(fact.span.begin);
            rows += fmt::format("{},{}\n", position.line, position.column);
        } else {
            rows += ",\n";
        }
    }
    return rows;
}

}  // namespace gouji::outcomes
