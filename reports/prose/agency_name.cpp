#include "reports/prose/agency_name.h"

#include <algorithm>
#include <optional>

#include "facts/text.h"

namespace gouji::reports {

namespace {

// The first that the name fits; null where none does.
const AgencyPattern* pattern_of_agency(std::string_view name, const Reading& reading) {
    const auto first = reading.any_agency_kind.first_match(name);
    for (std::size_t i = first.value_or(reading.agency_kinds.size());
         i < reading.agency_kinds.size(); ++i) {
        if (reading.agency_kinds[i].pattern.matches_somewhere(name))
            return &reading.agency_kinds[i];
    }
    return nullptr;
}

}  // namespace

bool is_name(std::string_view text) {
    if (text.size() < 6 || text.size() > longest_name) return false;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (c < 0x4E00 && c != U'(' && c != U')' && c != 0x3001 && c != 0x3007 && c != 0x00B7)
            return false;
    }
    return true;
}

bool may_be_agency(std::string_view name, const Reading& reading) {
    return name.size() <= longest_name &&
           std::none_of(reading.not_agencies.begin(), reading.not_agencies.end(),
                        [&](const Regex& pattern) { return pattern.matches_somewhere(name); });
}

bool ends_as_agency(std::string_view name, const Reading& reading) {
    return pattern_of_agency(name, reading) != nullptr;
}

std::string kind_of_agency(std::string_view name, const Reading& reading) {
    const AgencyPattern* kind = pattern_of_agency(name, reading);
    return kind == nullptr ? "" : kind->kind;
}

}  // namespace gouji::reports
