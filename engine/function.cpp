#include "engine/function.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "engine/chinese_name.h"

namespace gouji::engine {

namespace {

constexpr FunctionEntry entries[] = {
#define GOUJI_FUNCTION(id, name, usage, en, zh) {Function::id, name, usage, en, zh},
#include "engine/function.def"
};

}  // namespace

const FunctionEntry& entry_of(Function function) {
    return entries[static_cast<std::size_t>(function)];
}

std::optional<Function> function_named(std::string_view name) {
    const std::string_view canonical = canonical_name(name);
    const auto* found =
        std::find_if(std::begin(entries), std::end(entries),
                     [&](const FunctionEntry& entry) { return entry.name == canonical; });
    if (found == std::end(entries)) return std::nullopt;
    return found->function;
}

std::vector<std::string_view> function_names() {
    std::vector<std::string_view> names;
    for (const FunctionEntry& entry : entries) names.push_back(entry.name);
    return names;
}

}  // namespace gouji::engine
