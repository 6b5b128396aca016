// What rules may ask of a report beside its tables' cells: the names of vocabulary.def.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/type.h"

namespace gouji::engine {

enum class Property : std::uint8_t {
#define GOUJI_PROPERTY(id, owner, name, kind, element, en, zh) id,
#include "engine/vocabulary.def"
};

struct PropertyEntry {
    Property property{};
    Kind owner{};
    std::string_view name;
    Kind kind{};
    Kind element{};  // of a list
    std::string_view english;
    std::string_view chinese;
};

const PropertyEntry& entry_of(Property property);
std::optional<Property> property_named(Kind owner, std::string_view name);
std::vector<std::string_view> property_names(Kind owner);

}  // namespace gouji::engine
