// What was complained of, as tests compare it: the codes, or all of it as a reader sees it.
#pragma once

#include <string>
#include <vector>

#include "facts/diagnostic.h"
#include "facts/render.h"
#include "facts/source.h"

namespace gouji::test {

inline std::vector<std::string> codes_of(const Diagnostics& diagnostics) {
    std::vector<std::string> codes;
    for (const Diagnostic& each : diagnostics.all()) codes.emplace_back(name_of(each.code));
    return codes;
}

// In English.
inline std::string told(const Diagnostics& diagnostics, const Sources& sources) {
    std::string text;
    for (const Diagnostic& each : diagnostics.all())
        text += render(each, sources, Language::English, {});
    return text;
}

}  // namespace gouji::test
