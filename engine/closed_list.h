// Properties whose values are all known before any report is read: a comparison with another text
// is a slip.
#pragma once

#include <string>
#include <vector>

#include "engine/form_names.h"
#include "engine/vocabulary.h"
#include "facts/form.h"

namespace gouji::engine {

// The words of the language that the property can be, whatever the form; empty where it has none.
std::vector<std::string> fixed_list(Property property);

// All that the property can be, each once; empty where a report or a register may say anything.
std::vector<std::string> closed_list(Property property, const Form& form,
                                     const std::vector<TableNames>& tables);

}  // namespace gouji::engine
