#include "engine/run_mutants.h"

#include <set>
#include <string>
#include <utility>

#include "engine/check.h"
#include "engine/run_tests.h"

namespace gouji::engine {

namespace {

void fill(Trial& trial, const rules::Rule& rule, const std::vector<Mutant>& mutants) {
    trial.begin(rule);
    for (const Mutant& mutant : mutants) {
        trial.add(mutant.rule);
        trial.pack.rules.back().id += "~" + std::to_string(trial.pack.rules.size());
    }
}

// The mutants that are rules at all.
std::vector<Mutant> viable(std::vector<Mutant> mutants, const Trial& trial, const Form& form) {
    Diagnostics slips;
    const CheckedPack checked = check(trial.pack, form, slips);
    std::vector<Mutant> kept;
    for (const CheckedRule& rule : checked.rules) {
        if (rule.rule >= trial.first) kept.push_back(std::move(mutants[rule.rule - trial.first]));
    }
    return kept;
}

}  // namespace

std::vector<MutationResult> run_mutants(const rules::RulePack& pack, const Form& form) {
    // What the tests themselves cannot do has been told when they ran.
    Diagnostics told;
    // By rule and test: what holds for the rule itself.
    std::set<std::pair<std::size_t, std::size_t>> holding;
    for (const TestResult& result : run_tests(pack, form, told)) {
        if (result.mismatches.empty()) holding.emplace(result.rule, result.test);
    }
    const TestBench bench{pack, form, MentionFinder(pack.book)};
    Trial trial(pack);
    const std::vector<TableNames> tables = names_of(form);
    std::vector<MutationResult> all;
    for (std::size_t index = 0; index < pack.rules.size(); ++index) {
        const rules::Rule& rule = pack.rules[index];
        std::vector<Mutant> mutants = mutants_of(rule, tables);
        if (rule.tests.empty() || mutants.empty()) continue;
        fill(trial, rule, mutants);
        mutants = viable(std::move(mutants), trial, form);
        fill(trial, rule, mutants);
        std::vector<bool> is_noticed(mutants.size(), false);
        for (const TestResult& result : run_tests(rule.tests, trial, bench, told)) {
            const bool holds_without = holding.count({index, result.test}) > 0;
            if (holds_without && !result.mismatches.empty()) is_noticed[result.rule] = true;
        }
        MutationResult result{index, 0, {}};
        for (std::size_t i = 0; i < mutants.size(); ++i) {
            if (is_noticed[i]) {
                ++result.noticed;
            } else {
                result.survivors.push_back(std::move(mutants[i]));
            }
        }
        all.push_back(std::move(result));
    }
    return all;
}

}  // namespace gouji::engine
