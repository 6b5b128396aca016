// What persons have marked: points for the indicators of a rubric that no rule can judge, an agency
// and a year each.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "facts/decimal.h"
#include "facts/diagnostic.h"
#include "facts/source.h"
#include "rules/rubric.h"

namespace gouji::rules {

struct Mark {
    std::string agency;
    std::optional<int> year;  // nothing: every one
    std::string indicator;
    Decimal points;
    std::string by;      // never empty
    std::string reason;  // may be empty
    Place written;
    friend bool operator==(const Mark&, const Mark&) = default;
};

// `marks:`, a list. A mark is of an indicator that the rubric leaves to a person, and no higher
// than its full marks; an entry with a slip is told and left out.
std::vector<Mark> read_marks(const Sources& sources, SourceId file, const Rubric& rubric,
                             Diagnostics& diagnostics);
// The same of a file, which is added to `sources`.
std::vector<Mark> load_marks(const std::filesystem::path& file, const Rubric& rubric,
                             Sources& sources, Diagnostics& diagnostics);

}  // namespace gouji::rules
