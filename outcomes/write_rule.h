// A rule in words: what it checks, for whom and when, by which law, and what to do about it.
#pragma once

#include <string>

#include "engine/program.h"
#include "facts/diagnostic.h"
#include "facts/render.h"
#include "rules/pack.h"

namespace gouji::outcomes {

// The rule is one of the program's pack.
std::string rule_explained(const engine::Program& program, const rules::Rule& rule,
                           Language language, Colors colors);

// Every rule of the pack in words, a heading in Markdown for each.
std::string rules_explained(const engine::Program& program, Language language);

// "《…》第四十九条：“…”", with a remark where it is yet to be looked up.
std::string basis_text(const rules::Basis& basis, Language language);

}  // namespace gouji::outcomes
