// A test's patch on a draft: one fact replaced by what `given:` says.
//
// A target is a reference of the rule language with the form's own ids: a cell's or a table's path,
// title.text, title.year, year, agency.name, agency.kind, period, signed_on, section(n) with
// .title, .text or .position, label(path), citations, mentions.NAME. Behind `prior.`, `parent.`
// or `children[1].` it is one of another report, which is only there where a test speaks of it;
// `children[2]: missing` is an agency of the register without a report. Behind `peers.` each value
// is that of another agency's report.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "engine/draft.h"
#include "engine/finding.h"
#include "facts/diagnostic.h"
#include "rules/pack.h"

namespace gouji::engine {

// The report, or the reports, that a patch is for.
struct PatchedReport {
    enum class Whose : std::uint8_t { Own, Prior, Parent, Child, Peers };
    Whose whose = Whose::Own;
    std::size_t child = 0;  // which one
    bool is_whole = false;  // the patch is of the report itself, not of a fact in it
};

// Nothing for a report that tests do not have.
std::optional<PatchedReport> report_of(const rules::Patch& patch);

// False, and diagnosed with its place, where there is no such fact or it cannot have the value.
bool apply(const rules::Patch& patch, const rules::RulePack& pack, Draft& draft,
           Diagnostics& diagnostics);

}  // namespace gouji::engine
