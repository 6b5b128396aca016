// The command line of those who write rules: lint and what else is for them alone.
#pragma once

#include <optional>

#include "apps/cli/commands.h"
#include "apps/cli/option.h"

namespace gouji::cli {

struct AuthorOptions {
    LintOptions lint;
    FmtOptions fmt;
    EvalOptions eval;
    PackOptions pack;
};

void add_author_commands(CLI::App& app, CommonOptions& common, AuthorOptions& options);

// Nothing where the command line names none of them.
std::optional<ExitCode> run_author_command(const CLI::App& app, AuthorOptions options,
                                           const Console& console);

}  // namespace gouji::cli
