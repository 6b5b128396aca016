// The reports that a command line names, for commands that look at them one after another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "apps/cli/console.h"
#include "apps/cli/regime.h"
#include "facts/fact_base.h"

namespace gouji::cli {

// Whether every one could be read.
enum class AllRead : std::uint8_t { No, Yes };

// At least one.
std::size_t all_cores();

struct ReportPaths {
    std::vector<std::string> paths;
    std::size_t threads = all_cores();  // that read them
};

// Takes each report that can be read; the console is told of the others.
AllRead read_reports(const ReportPaths& named, const Regime& regime, const Console& console,
                     const std::function<void(FactBase)>& take);

// The one report that a command is about; "-" is standard input. Nothing where it cannot be read;
// the console has then been told why.
std::optional<FactBase> read_one_report(const std::string& file, const Regime& regime,
                                        const Console& console);

}  // namespace gouji::cli
