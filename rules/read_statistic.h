// A statistic of a pack's `stats:`. Not public.
#pragma once

#include <optional>

#include "rules/pack.h"
#include "rules/rule_text.h"
#include "rules/yaml.h"

namespace gouji::rules {

// Nothing where its value cannot be read, which is diagnosed.
std::optional<Statistic> read_statistic(const YamlEntry& entry, const PackText& text);

}  // namespace gouji::rules
