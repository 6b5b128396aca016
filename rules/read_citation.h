// What a pack knows of documents that reports cite: its `citations:`. Not public.
#pragma once

#include "facts/diagnostic.h"
#include "rules/pack.h"
#include "rules/yaml.h"

namespace gouji::rules {

// Adds them to `citations`; every slip is diagnosed.
void read_citations(const YamlNode& node, Citations& citations, Diagnostics& diagnostics);

}  // namespace gouji::rules
