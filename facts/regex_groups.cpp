#include "facts/regex_groups.h"

#include <re2/re2.h>
#include <re2/set.h>

#include "facts/regex.h"

namespace gouji {

Result<std::vector<std::string>> group_names(std::string_view pattern) {
    RE2::Options options;
    options.set_log_errors(false);
    // A set compiles nothing before it is complete.
    RE2::Set set(options, RE2::UNANCHORED);
    if (set.Add({pattern.data(), pattern.size()}, nullptr) < 0) {
        auto regex = Regex::compile(pattern);
        if (!regex) return tl::unexpected(regex.error());
    }
    // Repeated no times, it has its groups and nothing to compile.
    const RE2 groups("(?:" + std::string(pattern) + "){0}", options);
    std::vector<std::string> names;
    for (const auto& [name, number] : groups.NamedCapturingGroups()) names.push_back(name);
    return names;
}

}  // namespace gouji
