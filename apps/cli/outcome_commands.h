// The command line of what follows from findings: score and notice.
#pragma once

#include <optional>

#include "apps/cli/commands.h"
#include "apps/cli/option.h"

namespace gouji::cli {

struct OutcomeOptions {
    ScoreOptions score;
    NoticeOptions notice;
};

// Of every command that looks at findings: what persons have decided, what reports are compared
// with, and what was found before.
void add_review(CLI::App* command, std::optional<std::string>& review, std::optional<Date>& today);
void add_neighbours(CLI::App* command, NeighbourOptions& neighbours);
void add_against(CLI::App* command, std::vector<std::string>& against);

void add_outcome_commands(CLI::App& app, CommonOptions& common, OutcomeOptions& options);

// Nothing where the command line names none of them.
std::optional<ExitCode> run_outcome_command(const CLI::App& app, const OutcomeOptions& options,
                                            const Console& console);

}  // namespace gouji::cli
