// The reports that a command line names, read and worked on by all cores, what comes of them
// written in the order they were named: the same bytes on any number of cores.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "apps/cli/console.h"
#include "apps/cli/output.h"
#include "apps/cli/regime.h"

namespace gouji::cli {

// What a command makes of one report.
struct Product {
    std::string text;
    bool is_complete = true;  // no rule ended in an error
    bool has_failed = false;  // has findings at or above --fail-on
};

// Called by several threads at a time.
using Work = std::function<Product(const FactBase&)>;

struct Batch {
    std::vector<std::string> paths;
    std::size_t threads = 1;
};

// Of all products; a report that could not be read makes them incomplete.
struct Tally {
    bool is_complete = true;
    bool has_failed = false;
};

// Writes and ends the output; the console is told what could not be read.
Tally run(const Batch& batch, const Regime& regime, const Work& work, Output& output,
          const Console& console);

}  // namespace gouji::cli
