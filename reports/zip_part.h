// One part of a ZIP file, inflated with limits: private to the readers of such files.
//
// What a part claims to inflate to is checked before it is inflated, and what it does inflate to
// against the claim, so that neither a bomb nor a lie about it is believed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "facts/result.h"

struct zip;

namespace gouji::reports {

// How much a part may inflate to, and by which codes it is refused.
struct PartLimits {
    std::size_t bytes = 0;
    Code damaged{};
    Code encrypted{};
    Code too_large{};
};

Result<std::string> inflate_part(zip* file, std::uint64_t index, const PartLimits& limits);

}  // namespace gouji::reports
