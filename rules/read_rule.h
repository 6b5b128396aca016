// One rule from its YAML tree. Not public: load.h calls it for each rule of a pack.
#pragma once

#include <optional>

#include "rules/pack.h"
#include "rules/rule_text.h"
#include "rules/template.h"
#include "rules/yaml.h"

namespace gouji::rules {

// Nothing where a part that the rule cannot do without could not be read; every slip is diagnosed.
std::optional<Rule> read_rule(const YamlNode& node, const Templates& templates,
                              const PackText& text);
// When a rule holds.
Effective read_effective(const YamlNode& node, Diagnostics& diagnostics);
std::optional<Severity> read_severity(const YamlNode& node, Diagnostics& diagnostics);

// A day, written 2019-05-15.
std::optional<Date> read_date(const YamlNode& node, Diagnostics& diagnostics);

}  // namespace gouji::rules
