// The one report that a command is about.
#pragma once

#include <optional>
#include <string>

#include "apps/cli/console.h"
#include "apps/cli/regime.h"
#include "facts/fact_base.h"

namespace gouji::cli {

// "-" is standard input. Nothing where it cannot be read; the console has then been told why.
std::optional<FactBase> read_one_report(const std::string& file, const Regime& regime,
                                        const Console& console);

}  // namespace gouji::cli
