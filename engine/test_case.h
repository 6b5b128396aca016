// The reports that one test of a rule is judged on: the pack's legal base report with the test's
// patches and, where patches speak of them, legal reports of its neighbours.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "facts/diagnostic.h"
#include "facts/fact_base.h"
#include "facts/find_mentions.h"
#include "facts/form.h"
#include "rules/pack.h"

namespace gouji::engine {

// What the reports of all tests of a pack are made of.
struct TestBench {
    const rules::RulePack& pack;
    const Form& form;
    MentionFinder finder;
};

struct TestCase {
    FactBase report;
    std::optional<FactBase> prior, parent;
    std::deque<FactBase> children, peers;
    std::vector<std::string> absent_children;

    // The report's own, then those of its peers; they point into this.
    std::vector<Dossier> dossiers() const;
};

// Nothing, and diagnosed, where there is no base report or a patch does not fit.
std::optional<TestCase> test_case(const rules::RuleTest& test, const TestBench& bench,
                                  Diagnostics& diagnostics);

}  // namespace gouji::engine
