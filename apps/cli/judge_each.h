// The reports that a command line names, judged one after another, for commands that look at all of
// them together before they write.
#pragma once

#include <cstdint>
#include <functional>

#include "apps/cli/commands.h"
#include "apps/cli/console.h"
#include "apps/cli/regime.h"
#include "outcomes/write_findings.h"

namespace gouji::cli {

enum class Coverage : std::uint8_t { Whole, Partial, None };

// Calls `visit` for every report that can be read; the console is told of the others. Partial where
// there were some, or where some rule ended in an error; None where the review cannot be read.
Coverage judge_each(const Judging& judging, const Regime& regime, const Console& console,
                    const std::function<void(const outcomes::Judged&)>& visit);

}  // namespace gouji::cli
