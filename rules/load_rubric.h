// A rubric from YAML: scoring.yaml in a pack's folder, or a file of its own.
//
// Rules, kinds and groups that it names are looked up in the pack; every slip is diagnosed with its
// place. The Rubric is whole only where the diagnostics have no errors.
#pragma once

#include <filesystem>

#include "facts/diagnostic.h"
#include "facts/form.h"
#include "facts/source.h"
#include "rules/rubric.h"

namespace gouji::rules {

// The file is added to `sources`.
Rubric load_rubric(const std::filesystem::path& file, const RulePack& pack, Sources& sources,
                   Diagnostics& diagnostics);

// The same of a text that is there already.
Rubric read_rubric(const Sources& sources, SourceId file, const RulePack& pack,
                   Diagnostics& diagnostics);

// The kinds of agencies that its groups name are the form's; another is diagnosed.
void check_kinds(const Rubric& rubric, const Form& form, Diagnostics& diagnostics);

}  // namespace gouji::rules
