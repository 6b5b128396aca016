#include "engine/run_mutants.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "engine/check.h"
#include "engine/run_tests.h"

namespace gouji::engine {

namespace {

// The pack with no other rules than `rule`'s mutants and what they assume.
struct Trial {
    rules::RulePack pack;
    std::size_t first = 0;  // index of the first mutant among the rules
};

void add_assumed(const rules::Rule& rule, const rules::RulePack& pack, std::set<std::string>& ids,
                 std::vector<rules::Rule>& rules) {
    for (const rules::Word& word : rule.assumes) {
        const rules::Rule* assumed = pack.find(word.text);
        if (assumed == nullptr || !ids.insert(word.text).second) continue;
        add_assumed(*assumed, pack, ids, rules);
        rules.push_back(*assumed);
        rules.back().tests.clear();
    }
}

Trial trial_of(const rules::Rule& rule, const rules::RulePack& frame, const rules::RulePack& pack,
               const std::vector<Mutant>& mutants) {
    Trial trial{frame, 0};
    std::set<std::string> ids;
    add_assumed(rule, pack, ids, trial.pack.rules);
    trial.first = trial.pack.rules.size();
    for (const Mutant& mutant : mutants) {
        trial.pack.rules.push_back(mutant.rule);
        trial.pack.rules.back().id += "~" + std::to_string(trial.pack.rules.size());
    }
    return trial;
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

std::vector<TestResult> results_of(const rules::RulePack& pack, const Form& form) {
    // What the tests themselves cannot do has been told when they ran.
    Diagnostics told;
    return run_tests(pack, form, told);
}

}  // namespace

std::vector<MutationResult> run_mutants(const rules::RulePack& pack, const Form& form) {
    // By rule and test: what holds for the rule itself.
    std::set<std::pair<std::size_t, std::size_t>> holding;
    for (const TestResult& result : results_of(pack, form)) {
        if (result.mismatches.empty()) holding.emplace(result.rule, result.test);
    }
    rules::RulePack frame = pack;
    frame.rules.clear();
    const std::vector<TableNames> tables = names_of(form);
    std::vector<MutationResult> all;
    for (std::size_t index = 0; index < pack.rules.size(); ++index) {
        const rules::Rule& rule = pack.rules[index];
        std::vector<Mutant> mutants = mutants_of(rule, tables);
        if (rule.tests.empty() || mutants.empty()) continue;
        mutants = viable(mutants, trial_of(rule, frame, pack, mutants), form);
        const Trial trial = trial_of(rule, frame, pack, mutants);
        std::vector<bool> is_noticed(mutants.size(), false);
        for (const TestResult& result : results_of(trial.pack, form)) {
            const bool holds_without = holding.count({index, result.test}) > 0;
            if (holds_without && !result.mismatches.empty())
                is_noticed[result.rule - trial.first] = true;
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
