// The first complaint about a text: its code, and the words that it points at.
#pragma once

#include <string>

#include "facts/code.h"
#include "facts/diagnostic.h"
#include "facts/source.h"

namespace gouji::test {

inline std::string first_told(const Diagnostics& diagnostics, const Sources& sources) {
    if (diagnostics.all().empty()) return "";
    const Diagnostic& first = diagnostics.all().front();
    const Place place = first.labels.at(0).place;
    return std::string(name_of(first.code)) + " " +
           std::string(sources[place.source].slice(place.span));
}

}  // namespace gouji::test
