// The pack's mentions from their YAML: numbers in prose, declared once. Not public: load.cpp calls
// it for the `mentions:` of a pack.
#pragma once

#include <vector>

#include "rules/pack.h"
#include "rules/rule_text.h"
#include "rules/yaml.h"

namespace gouji::rules {

// Adds the mention to the pack; one that cannot be read is diagnosed and finds nothing. `except`
// are patterns that hold for every mention of the file, beside its own `not:`.
void read_mention(const YamlEntry& entry, const std::vector<Pattern>& except, const PackText& text,
                  RulePack& pack);

// A pattern, or a list of them.
std::vector<Pattern> read_patterns(const YamlNode& node, Diagnostics& diagnostics);

}  // namespace gouji::rules
