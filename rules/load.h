// A rule pack from its folder: pack.yaml, mentions.yaml, templates.yaml, calendar.yaml and
// rules/*.yaml, and the packs that it imports.
//
// Every slip is diagnosed with its place in the YAML, all at once; a rule that cannot be read is
// left out and hides nothing of the others. The form is loaded by load_form.h.
#pragma once

#include <filesystem>
#include <vector>

#include "facts/diagnostic.h"
#include "facts/source.h"
#include "rules/pack.h"

namespace gouji::rules {

// The files are added to `sources`, which must outlive the diagnostics' places. The rules come in
// the order of their files' names.
// Imported packs are looked for beside the folder, then on the shelves.
RulePack load_pack(const std::filesystem::path& folder, Sources& sources, Diagnostics& diagnostics,
                   const std::vector<std::filesystem::path>& shelves = {});

// The same of texts that are there already: pack.yaml, and files that are lists of rules.
RulePack read_pack(const Sources& sources, SourceId pack, const std::vector<SourceId>& rule_files,
                   Diagnostics& diagnostics);

}  // namespace gouji::rules
