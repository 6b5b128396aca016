// The built-in functions of the rule language, as a table: function.def.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace gouji::engine {

enum class Function : std::uint8_t {
#define GOUJI_FUNCTION(id, name, usage, en, zh) id,
#include "engine/function.def"
};

struct FunctionEntry {
    Function function{};
    std::string_view name;
    std::string_view usage;
    std::string_view english;
    std::string_view chinese;
};

const FunctionEntry& entry_of(Function function);
std::optional<Function> function_named(std::string_view name);
std::vector<std::string_view> function_names();

}  // namespace gouji::engine
