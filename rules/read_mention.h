// The pack's mentions from their YAML: numbers in prose, declared once. Not public: load.cpp calls
// it for the `mentions:` of a pack.
#pragma once

#include <cstddef>
#include <vector>

#include "rules/pack.h"
#include "rules/pattern_pieces.h"
#include "rules/rule_text.h"
#include "rules/yaml.h"

namespace gouji::rules {

// What a file says once for all of its mentions: pieces of their patterns, and what rules out a
// number of every one.
struct MentionFile {
    PatternPieces pieces;
    std::vector<Pattern> except = {};      // `not:`
    std::vector<std::size_t> not_of = {};  // indices of RulePack::subsets
};

// Which years are of their own clause; null: the file says nothing of them.
void read_years_of_clause(const YamlNode* node, MentionBook& book, Diagnostics& diagnostics);

// Adds a subset to the pack, under the name of the entry.
void read_subset(const YamlEntry& entry, PatternPieces& pieces, RulePack& pack,
                 Diagnostics& diagnostics);

// The subsets that the names stand for; a name that is none is diagnosed.
std::vector<std::size_t> read_subset_names(const YamlNode& node, const RulePack& pack,
                                           Diagnostics& diagnostics);

// Adds the mention to the pack; one that cannot be read is diagnosed and finds nothing.
void read_mention(const YamlEntry& entry, MentionFile& file, const PackText& text, RulePack& pack);

// A pattern, or a list of them.
std::vector<Pattern> read_patterns(const YamlNode& node, PatternPieces& pieces,
                                   Diagnostics& diagnostics);

}  // namespace gouji::rules
