// The agencies that report, as a supervisor lists them: names, earlier names, kind, level, region
// and the agency above.
//
// A register is JSON ({"agencies": [{"name", "aliases", "kind", "level", "region", "parent"}]}) or
// CSV with these words, or their Chinese ones, in its first line. Names are compared as wholes, in
// the normal form of facts/text.h; nobody is recognised by a part of a name.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/diagnostic.h"
#include "facts/form.h"

namespace gouji::runs {

struct Agency {
    std::string name;
    std::string kind, level, region;  // "" where the register does not say
    std::optional<std::size_t> parent;
    std::optional<int> from_year, to_year;  // reports on years between them, both included
};

struct Register {
    std::vector<Agency> agencies;
    std::map<std::string, std::size_t> by_name;  // normal forms of names and aliases

    std::optional<std::size_t> find(std::string_view name) const;
    bool is_empty() const { return agencies.empty(); }
};

// What is wrong with an entry is diagnosed and the entry left out; the rest is still read.
Register read_register(std::string_view name, std::string_view bytes, Diagnostics& diagnostics);

// The kinds by the form's ids, in whichever of its words the register of that name says them. What
// is none of them is told, once, and left open: then the agency's name tells its kind.
void settle_kinds(Register& agencies, std::string_view name, const Form& form,
                  Diagnostics& diagnostics);

}  // namespace gouji::runs
