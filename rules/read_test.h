// The tests that stand in a rule, and the report that they start from. Not public: read_rule.h and
// load.cpp call it.
#pragma once

#include <optional>

#include "rules/pack.h"
#include "rules/rule_text.h"
#include "rules/yaml.h"

namespace gouji::rules {

std::optional<RuleTest> read_test(const YamlNode& node, const PackText& text);
BaseReport read_base(const YamlNode& node, Diagnostics& diagnostics);

}  // namespace gouji::rules
