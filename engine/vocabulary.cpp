#include "engine/vocabulary.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "engine/chinese_name.h"

namespace gouji::engine {

namespace {

constexpr PropertyEntry entries[] = {
#define GOUJI_PROPERTY(id, owner, name, kind, element, en, zh) \
    {Property::id, Kind::owner, name, Kind::kind, Kind::element, en, zh},
#include "engine/vocabulary.def"
};

}  // namespace

const PropertyEntry& entry_of(Property property) {
    return entries[static_cast<std::size_t>(property)];
}

std::optional<Property> property_named(Kind owner, std::string_view name) {
    const std::string_view canonical = canonical_name(name);
    const auto* found =
        std::find_if(std::begin(entries), std::end(entries), [&](const PropertyEntry& entry) {
            return entry.owner == owner && entry.name == canonical;
        });
    if (found == std::end(entries)) return std::nullopt;
    return found->property;
}

std::vector<std::string_view> property_names(Kind owner) {
    std::vector<std::string_view> names;
    for (const PropertyEntry& entry : entries) {
        if (entry.owner == owner) names.push_back(entry.name);
    }
    return names;
}

}  // namespace gouji::engine
