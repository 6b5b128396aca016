// What `gouji test` says beside the tests that fail: which branches of the rules they reach, and
// which changes of a rule they would not notice.
#pragma once

#include <string>
#include <vector>

#include "apps/cli/console.h"
#include "apps/cli/regime.h"
#include "engine/run_mutants.h"
#include "engine/run_tests.h"

namespace gouji::cli {

// How many tests that hold expect each verdict, a rule a line.
std::string coverage_text(const std::vector<engine::TestResult>& results,
                          const rules::RulePack& pack, const Console& console);

std::string mutation_text(const std::vector<engine::MutationResult>& results, const Regime& regime,
                          const Console& console);

}  // namespace gouji::cli
