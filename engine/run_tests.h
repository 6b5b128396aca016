// The tests that stand in rules, run.
//
// Each test patches the base report of its edition and judges it by the one rule and the rules that
// it assumes; other rules may fail as they like. A test holds where every expectation is met.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

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

}  // namespace gouji::engine
