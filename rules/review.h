// A person's decisions about findings, in a file beside the pack: the review file.
//
// A decision is about one finding by its fingerprint, or about all that a rule finds, at an agency,
// in a year, at a place as far as these are named. Confirmed findings stand; dismissed and waived
// ones are still found and shown as such. A waiver says who granted it, why, and until when.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/diagnostic.h"
#include "facts/source.h"
#include "facts/year.h"

namespace gouji::rules {

enum class Ruling : std::uint8_t { Confirmed, Dismissed, Waived };
std::string_view name_of(Ruling ruling);  // "confirmed", "dismissed", "waived"

struct Decision {
    Ruling ruling{};
    std::string fingerprint;  // empty: by what follows
    std::string rule;
    std::string agency;                // empty: every one
    std::optional<int> year;           // nothing: every one
    std::optional<std::string> place;  // nothing: everywhere
    std::string reason;                // never empty but where confirmed
    std::string by;                    // never empty
    std::string basis;
    std::optional<Date> on;     // when it was made
    std::optional<Date> from;   // its first day
    std::optional<Date> until;  // its last day; a waiver always has one
    Place written;
    friend bool operator==(const Decision&, const Decision&) = default;
};

struct Review {
    std::vector<Decision> decisions;  // in the order of the file
};

// `decisions:` and `waivers:`, both lists. An entry with a slip is told and left out.
Review read_review(const Sources& sources, SourceId file, Diagnostics& diagnostics);
// The same of a file, which is added to `sources`.
Review load_review(const std::filesystem::path& file, Sources& sources, Diagnostics& diagnostics);

}  // namespace gouji::rules
