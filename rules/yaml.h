// YAML as packs and forms write it: a tree of values that know their places.
//
// read_yaml takes a Source and gives the tree; what is no YAML, and what a pack may not use (tags,
// aliases, duplicate keys, several documents), is diagnosed with its place. Limits are stated
// below. yaml-cpp is hidden behind this header; rules/fields.h reads meaning from the tree.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/diagnostic.h"
#include "facts/source.h"

namespace gouji::rules {

inline constexpr std::size_t max_yaml_bytes = 4U << 20U;
inline constexpr std::size_t max_yaml_depth = 32;

struct YamlEntry;

struct YamlNode {
    enum class Kind : std::uint8_t { Null, Text, List, Map };

    Kind kind = Kind::Null;
    Place place;              // the whole node; for Null the end of its key
    std::string text;         // Text, without the line break that ends a block
    bool is_quoted = false;   // Text in quotes or in a block: never a number
    std::vector<Span> lines;  // Text: where each of its lines stands, byte for byte; empty where
                              // escapes or folding make text and file differ
    std::vector<YamlNode> items;
    std::vector<YamlEntry> entries;  // in the order of the file

    // The value of `key`, or null.
    const YamlNode* find(std::string_view key) const;
};

struct YamlEntry {
    std::string key;
    Place key_place;  // its text, without quotes
    YamlNode value;
};

// Nothing where the file is no YAML at all; an empty file is Null.
std::optional<YamlNode> read_yaml(const Sources& sources, SourceId id, Diagnostics& diagnostics);

// The same of a file, which is added to `sources`.
std::optional<YamlNode> read_yaml_file(const std::filesystem::path& path, Sources& sources,
                                       Diagnostics& diagnostics);

// The span that holds the text and only the text, with the indentation of a block between its
// lines. Nothing where text and file differ.
std::optional<Span> exact_span(const YamlNode& node);

}  // namespace gouji::rules
