// A form from YAML: form.yaml in a pack's folder, and one file for each edition of it.
//
// form.yaml names the editions' files, the derived facts and the words by which reports are read;
// an edition's file declares tables, rows, columns, groups, labels and sections. Every slip is
// diagnosed with its place; the Form is whole only where the diagnostics have no errors.
#pragma once

#include <filesystem>
#include <vector>

#include "facts/diagnostic.h"
#include "facts/form.h"
#include "facts/source.h"

namespace gouji::rules {

// The files are added to `sources`.
Form load_form(const std::filesystem::path& folder, Sources& sources, Diagnostics& diagnostics);

// The same of texts that are there already, the editions in place of those that form.yaml names.
Form read_form(const Sources& sources, SourceId form, const std::vector<SourceId>& editions,
               Diagnostics& diagnostics);

}  // namespace gouji::rules
