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
        return {{}, {}, {std::move(*complaint)}, std::nullopt};
    Input& input = std::get<Input>(item);
    Reading reading{input.name, {input.bytes.size(), 0, {}}, {}, std::nullopt};
    const auto begun = std::chrono::steady_clock::now();
    try {
        ReadReport read = process_.read(std::move(input));
        reading.complaints = read.diagnostics.all();
        reading.facts = std::move(read.facts);
        reading.effort.fact_bytes = read.bytes;
    } catch (const std::bad_alloc&) {
        reading.complaints = {out_of_memory()};
    }
    reading.effort.time = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - begun);
    return reading;
}

}  // namespace gouji::cli
