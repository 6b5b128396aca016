#include "rules/profile.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "facts/closest.h"
#include "facts/code.h"
#include "rules/fields.h"

namespace gouji::rules {

namespace {

constexpr std::string_view every_rule = "*";
using Change = std::optional<Severity>;
constexpr std::array severities = {
    Choice<Change>{"error", Severity::Error}, Choice<Change>{"warning", Severity::Warning},
    Choice<Change>{"info", Severity::Info}, Choice<Change>{"off", std::nullopt}};

// How closely a profile's word fits the rule; nothing where it does not.
std::optional<int> closeness(std::string_view word, const Rule& rule) {
    if (word == rule.id) return 3;
    if (word == rule.defect) return 2;
    if (word == rule.group) return 1;
    if (word == every_rule) return 0;
    return std::nullopt;
}

const SeverityChange* change_of(const Profile& profile, const Rule& rule) {
    const SeverityChange* closest = nullptr;
    int best = 0;
    for (const SeverityChange& change : profile.changes) {
        const auto fits = closeness(change.subject.text, rule);
        if (!fits || (closest != nullptr && *fits < best)) continue;
        closest = &change;
        best = *fits;
    }
    return closest;
}

void complain_of_subject(const Word& subject, const RulePack& pack, Diagnostics& diagnostics) {
    std::set<std::string_view> known;
    for (const Rule& rule : pack.rules) known.insert({rule.id, rule.defect, rule.group});
    Diagnostic& slip = diagnostics.add(Code::SelectsNothing, subject.place, {subject.text});
    suggest_closest(subject.text, {known.begin(), known.end()}, slip);
}

void complain_of_name(std::string_view name, const RulePack& pack, Diagnostics& diagnostics) {
    std::vector<std::string_view> known;
    std::string list;
    for (const Profile& profile : pack.profiles) {
        known.insert(known.end(), {profile.name.text, profile.title});
        list += (list.empty() ? "" : ", ") + profile.title + " (" + profile.name.text + ")";
    }
    if (known.empty()) {
        diagnostics.add(Code::NoProfiles, {std::string(name)});
        return;
    }
    Diagnostic& slip = diagnostics.add(Code::UnknownProfile, {std::string(name), list});
    if (const auto near = closest(name, known)) slip.notes = {{Hint::DidYouMean, {*near}}};
}

}  // namespace

void read_profile(const YamlEntry& entry, RulePack& pack, Diagnostics& diagnostics) {
    const Fields fields(entry.value, {"title", "severity"}, diagnostics);
    auto profile = std::find_if(pack.profiles.begin(), pack.profiles.end(),
                                [&](const Profile& known) { return known.name.text == entry.key; });
    if (profile == pack.profiles.end())
        profile =
            pack.profiles.insert(profile, Profile{{entry.key, entry.key_place}, entry.key, {}});
    if (fields.find("title") != nullptr) profile->title = fields.text("title");
    fields.require("severity");
    for (const YamlEntry& change : fields.map("severity")) {
        if (const auto severity = chosen(change.value, severities, diagnostics))
            profile->changes.push_back({{change.key, change.key_place}, *severity});
    }
}

void check_profiles(const RulePack& pack, Diagnostics& diagnostics) {
    for (const Profile& profile : pack.profiles) {
        for (const SeverityChange& change : profile.changes) {
            const auto fits = [&](const Rule& rule) {
                return closeness(change.subject.text, rule).has_value();
            };
            const std::vector<Rule>& off = pack.turned_off;
            if (std::none_of(pack.rules.begin(), pack.rules.end(), fits) &&
                std::none_of(off.begin(), off.end(), fits))
                complain_of_subject(change.subject, pack, diagnostics);
        }
    }
}

void apply_profile(std::string_view name, RulePack& pack, Diagnostics& diagnostics) {
    const auto profile = std::find_if(
        pack.profiles.begin(), pack.profiles.end(),
        [&](const Profile& known) { return known.name.text == name || known.title == name; });
    if (profile == pack.profiles.end()) {
        complain_of_name(name, pack, diagnostics);
        return;
    }
    pack.profile = profile->name.text;
    std::vector<Rule> kept;
    for (Rule& rule : pack.rules) {
        const SeverityChange* change = change_of(*profile, rule);
        if (change != nullptr && change->severity) rule.severity = *change->severity;
        const bool is_off = change != nullptr && !change->severity;
        (is_off ? pack.turned_off : kept).push_back(std::move(rule));
    }
    pack.rules = std::move(kept);
}

}  // namespace gouji::rules
