// The numbers that prose states, as values of the language. Private to the engine.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "engine/report_view.h"

namespace gouji::engine {

// What rules call it: "at_least".
std::string_view name_of(Hedge hedge);

Value mention_property(const ReportView& view, Property property, const FactBase& facts,
                       const Item& item);

// Lists of mentions, wholes, a whole's parts and percentages; nothing for other lists.
std::optional<std::size_t> mentions_in(const FactBase& facts, const Item& list);
Value mention_at(const FactBase& facts, const Item& list, std::size_t index);
Span mention_span(const FactBase& facts, const Item& item);

// Whether what a mention or a percentage states leaves room for `value`, which is counted in units
// of `factor` (万元: 10000); nothing on overflow.
std::optional<bool> leaves_room(const FactBase& facts, const Item& statement, const Number& value,
                                std::int64_t factor);

}  // namespace gouji::engine
