// The tests that stand in mentions, run: what all mentions of the pack find in a sentence, and
// whether the one under test finds what it should.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rules/pack.h"

namespace gouji::rules {

struct MentionTestResult {
    std::size_t mention = 0;          // index of RulePack::mentions
    std::size_t test = 0;             // index of Mention::tests
    std::vector<std::string> missed;  // expected and not found …
    std::vector<std::string> found;   // … and what was found in its stead
    friend bool operator==(const MentionTestResult&, const MentionTestResult&) = default;

    bool holds() const { return missed.empty() && found.empty(); }
};

// In the order of the pack; the sentence stands in the mention's first section, under its first
// sub-heading.
std::vector<MentionTestResult> run_mention_tests(const RulePack& pack, const Sources& sources);

}  // namespace gouji::rules
