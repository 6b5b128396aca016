#include "rules/pack.h"

#include <algorithm>

namespace gouji::rules {

std::string_view name_of(Verdict verdict) {
    return verdict_names[static_cast<std::size_t>(verdict)];
}

std::optional<Verdict> verdict_named(std::string_view name) {
    const auto* found = std::find(verdict_names.begin(), verdict_names.end(), name);
    if (found == verdict_names.end()) return std::nullopt;
    return static_cast<Verdict>(found - verdict_names.begin());
}

const Rule* RulePack::find(std::string_view id) const {
    const auto found =
        std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.id == id; });
    return found == rules.end() ? nullptr : &*found;
}

std::string label_of(const RulePack& pack) {
    const Profile* profile = pack.applied_profile();
    return pack.title + " " + pack.version +
           (profile == nullptr ? "" : "（" + profile->title + "）");
}

const Profile* RulePack::applied_profile() const {
    const auto found = std::find_if(profiles.begin(), profiles.end(), [&](const Profile& one) {
        return !profile.empty() && one.name.text == profile;
    });
    return found == profiles.end() ? nullptr : &*found;
}

}  // namespace gouji::rules
