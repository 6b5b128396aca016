// The fields of a pack that hold rule text: conditions, iterations, references and messages.
//
// Each reads a scalar whose bytes stand in the file as they are, so that every place in the tree is
// a place in the file; a folded or escaped scalar is diagnosed. Not public.
#pragma once

#include <optional>

#include "facts/diagnostic.h"
#include "facts/source.h"
#include "rules/pack.h"
#include "rules/yaml.h"

namespace gouji::rules {

// What a reader of the pack's files needs; both outlive it.
struct PackText {
    const Sources& sources;
    Diagnostics& diagnostics;
};

std::optional<Condition> read_condition(const YamlNode& node, const PackText& text);
std::optional<Written<grammar::Iteration>> read_iteration(const YamlNode& node,
                                                          const PackText& text);
// Of a key: `place` is the key's text in the file.
std::optional<Condition> read_reference(Place place, const PackText& text);
std::optional<Written<grammar::Signature>> read_signature(Place place, const PackText& text);
std::optional<Message> read_message(const YamlNode& node, const PackText& text);

}  // namespace gouji::rules
