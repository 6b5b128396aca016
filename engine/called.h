// What a name in a rule text is called in the form. Private to the checker.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "engine/form_names.h"
#include "facts/wording.h"
#include "grammar/ast.h"

namespace gouji::engine {

// An id or an alias; a full label where the name stands in 「」.
template <class Named>
bool is_called(const Named& named, const grammar::Name& name) {
    const std::vector<std::string>& texts =
        name.quoting == grammar::Quoting::Label ? named.labels : named.aliases;
    const std::string text =
        name.quoting == grammar::Quoting::Label ? wording_form(name.text) : name.text;
    return named.id == name.text || std::find(texts.begin(), texts.end(), text) != texts.end();
}

inline std::vector<std::size_t> all_members(const Axis& axis) {
    std::vector<std::size_t> members(axis.members.size());
    for (std::size_t i = 0; i < members.size(); ++i) members[i] = i;
    return members;
}

}  // namespace gouji::engine
