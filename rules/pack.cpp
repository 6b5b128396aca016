#include "rules/pack.h"

#include <algorithm>

namespace gouji::rules {

const Rule* RulePack::find(std::string_view id) const {
    const auto found =
        std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.id == id; });
    return found == rules.end() ? nullptr : &*found;
}

}  // namespace gouji::rules
