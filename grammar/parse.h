// Rule text to trees; one function for each kind of field in a rule file.
//
// `text` is the place of the rule text in one of `sources`: usually a scalar inside a YAML file, so
// that every span of the tree, and of every diagnostic, is a place in that file. Gives nothing, and
// exactly one error, when the text cannot be read. Safe to call from several threads.
#pragma once

#include <cstdint>
#include <optional>

#include "facts/diagnostic.h"
#include "facts/source.h"
#include "grammar/ast.h"

namespace gouji::grammar {

// A rule is a sentence: longer or deeper texts are refused.
inline constexpr std::uint32_t max_rule_bytes = 64 * 1024;
inline constexpr std::uint32_t max_rule_depth = 200;

// check: when: let: and the values of define:
std::optional<Expr> parse_condition(const Sources& sources, Place text, Diagnostics& diagnostics);
// for_each:
std::optional<Iteration> parse_iteration(const Sources& sources, Place text,
                                         Diagnostics& diagnostics);
// What stands between { and } in a message.
std::optional<Hole> parse_hole(const Sources& sources, Place text, Diagnostics& diagnostics);
// The keys of define:
std::optional<Signature> parse_signature(const Sources& sources, Place text,
                                         Diagnostics& diagnostics);
// speaks_of: and the keys of given: in tests: a name with its selectors.
std::optional<Expr> parse_reference(const Sources& sources, Place text, Diagnostics& diagnostics);

}  // namespace gouji::grammar
