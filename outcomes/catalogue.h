// What a pack offers to those who write rules, as lists: facts, labels, functions, rules, mentions,
// parameters; and beside them the language itself and its diagnostics.
//
// A catalogue is a value; text, Markdown and JSON are made of it alike.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/program.h"
#include "facts/diagnostic.h"
#include "facts/render.h"
#include "facts/source.h"

namespace gouji::outcomes {

enum class Part : std::uint8_t {
    Facts,
    Labels,
    Functions,
    Rules,
    Mentions,
    Parameters,
    Language,
    Diagnostics
};

// "facts", "labels", "functions" …
std::string_view name_of(Part part);
std::optional<Part> part_named(std::string_view name);
// Those that a pack has of its own, in the order in which they are shown.
const std::vector<Part>& parts_of_pack();

struct Listing {
    std::string key;  // for programs
    std::string title;
    std::vector<std::string_view> keys;  // of the columns, for programs
    std::vector<std::string> heads;
    std::vector<std::vector<std::string>> rows;
};

struct Catalogue {
    std::string_view name;  // of the part
    std::string title;
    std::string introduction;
    std::vector<Listing> listings;
};

// What lists are made from; all of it must outlive this.
struct PackView {
    const engine::Program& program;
    const Sources& sources;
    Language language;
};

Catalogue catalogue(Part part, const PackView& pack);
Catalogue language_catalogue(Language language);
Catalogue diagnostics_catalogue(Language language);

std::string catalogue_text(const Catalogue& catalogue, Colors colors);
std::string catalogue_markdown(const Catalogue& catalogue);
// All of them as one object.
std::string catalogues_json(const PackView& pack, const std::vector<Catalogue>& catalogues);

}  // namespace gouji::outcomes
