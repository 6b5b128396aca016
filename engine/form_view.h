// What the form says of a report's cells, labels, rows, columns and parts, in the edition that the
// report follows. Private to the engine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/report_view.h"

namespace gouji::engine {

inline Value text_value(std::string_view text) {
    return Value::of(Payload(text));
}
inline Value whole_value(std::int64_t whole) {
    return Value::of(Payload(Number(whole)));
}
inline std::string_view slice(const FactBase& facts, Span span) {
    return facts.source == nullptr ? std::string_view() : facts.plain_slice(span);
}
// A list that belongs to the thing at `index`.
inline Value list_value(Property list, Role role, std::uint32_t index) {
    return Value::of(Payload(Item{Kind::List, role, static_cast<std::uint8_t>(list), index}));
}

// What rules call it: "count".
std::string_view id_of(CellType type);

// The texts of a list of wordings: the official one, and others that are right as well.
struct Wordings {
    const std::string* official = nullptr;
    const std::vector<std::string>* others = nullptr;

    std::size_t size() const { return 1 + others->size(); }
    const std::string& at(std::size_t index) const {
        return index == 0 ? *official : (*others)[index - 1];
    }
};
// Nothing of a list of other things.
std::optional<Wordings> wordings_in(const FactBase& facts, const Item& list);

const FixedLabel& fixed_label(const FactBase& facts, const LabelFact& label);

Value label_property(Property property, const FactBase& facts, const Item& item);
Value cell_property(const ReportView& view, Property property, const FactBase& facts,
                    const Item& item);
Value axis_property(Property property, const ReportView& view, const FactBase& facts,
                    const Item& item);
// Of the form itself, its parts, tables and types of cells.
Value form_property(const ReportView& view, Property property, const FactBase& facts,
                    const Item& item);

}  // namespace gouji::engine
