// One edition of a form from its YAML tree.
//
// Not public: load_form.h calls it for each file of a form.
#pragma once

#include <cstddef>

#include "facts/diagnostic.h"
#include "facts/form.h"
#include "rules/yaml.h"

namespace gouji::rules {

// More than a CellIndex can count is more than a form has.
inline constexpr std::size_t max_form_cells = 0xFFFF;

// The tables' `cells` are left empty: they are of the whole form.
Edition read_edition(const YamlNode& root, Diagnostics& diagnostics);

}  // namespace gouji::rules
