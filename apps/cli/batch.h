// The reports that a command line names, read and worked on by all cores, what comes of them
// written in the order they were named: the same bytes on any number of cores.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "apps/cli/console.h"
#include "apps/cli/neighbourhood.h"
#include "apps/cli/output.h"
#include "apps/cli/reader_process.h"
#include "apps/cli/regime.h"
#include "engine/finding.h"
#include "outcomes/summary.h"

namespace gouji::cli {

// What a command makes of one report.
struct Product {
    std::string text;
    outcomes::Summary summary;
    bool has_failed = false;  // has findings at or above --fail-on
};

// Called by several threads at a time.
using Work = std::function<Product(const FactBase&)>;

using JudgeWork = std::function<Product(const Dossier&, engine::Judgement)>;

struct Batch {
    std::vector<std::string> paths;
    std::size_t threads = 1;
    std::size_t together = 1;  // reports that are held at once, to be compared with each other
    std::size_t together_bytes = std::size_t{1} << 30U;  // and what their facts may hold
    Keeping keeping = {};
};

// A report that took long to read.
struct SlowReport {
    std::string input;
    std::chrono::milliseconds time{0};
};

struct Tally {
    outcomes::Summary summary;  // of all products
    bool is_complete = true;    // every report was read, no rule ended in an error
    bool has_failed = false;
    std::size_t reports = 0;          // that were come to, whether they could be read or not
    std::size_t unread = 0;           // of these
    std::vector<SlowReport> slowest;  // the slowest first, a few
    std::chrono::milliseconds time{0};
};

// Somebody sits before the terminal, and it was more than one report.
bool is_for_people(const Tally& tally);
// What the run came to in time.
std::string effort_text(const Tally& tally, const Console& console);

// Writes, and does not end, the output; the console is told what could not be read. An interrupt,
// or an output that cannot be written to, ends the run early.
Tally run(const Batch& batch, const Regime& regime, const Work& work, Output& output,
          const Console& console);

// The same for reports that may be each other's neighbours: as many as are held together are read
// first and then worked on. That others stand too far apart is told.
Tally run(const Batch& batch, Neighbourhood& neighbourhood, const Regime& regime,
          const JudgeWork& work, Output& output, const Console& console);

}  // namespace gouji::cli
