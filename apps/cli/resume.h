// The journal of a run whose output goes to a file: a run that was interrupted can be gone on with.
#pragma once

#include <memory>
#include <string_view>

#include "apps/cli/commands.h"
#include "apps/cli/console.h"
#include "apps/cli/output.h"
#include "apps/cli/reader_process.h"
#include "apps/cli/regime.h"
#include "runs/journal.h"

namespace gouji::cli {

// Behind the name of the output.
inline constexpr std::string_view journal_suffix = ".journal";

// Null where the output goes to no file, or no journal can be kept beside it.
std::unique_ptr<runs::Journal> open_journal(const OutputFile& file, const Regime& regime,
                                            const Console& console);

// Where the run is to be resumed, all that it reads; else what it would be a pity to read again.
Keeping keeping_of(const OutputFile& file, runs::Journal* journal);

// After the output has been finished. A run that came to its end leaves no journal.
void close_journal(runs::Journal* journal, const Output& output, const Console& console);

}  // namespace gouji::cli
