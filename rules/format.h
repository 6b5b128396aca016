// A file of a pack with its expressions in their canonical spelling, every other byte as it was.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "facts/diagnostic.h"
#include "facts/source.h"

namespace gouji::rules {

struct FormattedFile {
    std::string text;
    std::size_t changes = 0;
};

// A rule file or pack.yaml. What cannot be read is diagnosed, and the file is given back as it was;
// so is an expression that YAML would no longer read as the same. Without a language, each keeps
// the one its keywords are in.
FormattedFile format_file(const Sources& sources, SourceId file, std::optional<Language> keywords,
                          Diagnostics& diagnostics);

}  // namespace gouji::rules
