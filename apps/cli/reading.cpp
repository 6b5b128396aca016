#include "apps/cli/reading.h"

#include <new>
#include <utility>

#include "facts/code.h"

namespace gouji::cli {

Diagnostic out_of_memory() {
    return {Code::OutOfMemory, {}, {}, {}, std::nullopt};
}

Reading Reader::operator()(Item item) {
    if (auto* complaint = std::get_if<Diagnostic>(&item))
        return {{}, {std::move(*complaint)}, std::nullopt};
    const std::string name = std::get<Input>(item).name;
    try {
        ReadReport read = process_.read(std::move(std::get<Input>(item)));
        return {name, read.diagnostics.all(), std::move(read.facts)};
    } catch (const std::bad_alloc&) {
        return {name, {out_of_memory()}, std::nullopt};
    }
}

}  // namespace gouji::cli
