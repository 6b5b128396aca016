// The tests that stand in a rule. Not public: read_rule.h calls it.
#pragma once

#include <optional>

#include "rules/pack.h"
#include "rules/rule_text.h"
#include "rules/yaml.h"

namespace gouji::rules {

std::optional<RuleTest> read_test(const YamlNode& node, const PackText& text);

}  // namespace gouji::rules
