// The tests that stand in rules, run.
//
// Each test patches the base report of its edition and judges it by the one rule and the rules that
// it assumes; other rules may fail as they like. A test holds where every expectation is met.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/test_case.h"
#include "facts/diagnostic.h"
#include "facts/form.h"
#include "rules/pack.h"

namespace gouji::engine {

// An expectation that was not met. `found` is empty where the rule judged no such place; the place
// is empty where the rest of the places is meant, or the rule has none.
struct Mismatch {
    std::string place;
    rules::Verdict expected{};
    std::optional<rules::Verdict> found;
    friend bool operator==(const Mismatch&, const Mismatch&) = default;
};

struct TestResult {
    std::size_t rule = 0;  // index of RulePack::rules
    std::size_t test = 0;  // index of Rule::tests
    std::vector<Mismatch> mismatches;
    friend bool operator==(const TestResult&, const TestResult&) = default;
};

// In the order of the pack. A patch that cannot be made, or a base report that is not there, is
// diagnosed, and its test is left out. The pack is one that compiles.
std::vector<TestResult> run_tests(const rules::RulePack& pack, const Form& form,
                                  Diagnostics& diagnostics);

// A pack cut down to rules that share their tests, and before them the rules that they assume; used
// again for others, for a pack is long to copy.
struct Trial {
    const rules::RulePack* whole;
    rules::RulePack pack;
    std::size_t first = 0;  // index of the first tested rule

    // The whole pack must outlive it.
    explicit Trial(const rules::RulePack& whole_pack);
    // With what `rule` assumes, and no tested rule yet.
    void begin(const rules::Rule& rule);
    void add(rules::Rule tested);
};

// Of all tested rules at once; TestResult::rule counts from the first of them.
std::vector<TestResult> run_tests(const std::vector<rules::RuleTest>& tests, const Trial& trial,
                                  const TestBench& bench, Diagnostics& diagnostics);

}  // namespace gouji::engine
