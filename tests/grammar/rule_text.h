// Rule texts that stand alone, for the tests of this room.
#pragma once

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "facts/diagnostic.h"
#include "facts/source.h"
#include "grammar/ast.h"
#include "grammar/parse.h"

namespace gouji::grammar::test {

struct Slip {
    Sources sources;
    Diagnostics diagnostics;
};

// The whole of `text`, read by one of the functions of parse.h.
template <class Parse>
auto read(Parse parse, const std::string& text, Slip& slip) {
    const SourceId source = slip.sources.add("rule", text);
    const Place whole{source, {0, static_cast<std::uint32_t>(text.size())}};
    return parse(slip.sources, whole, slip.diagnostics);
}

template <class Parse>
auto read(Parse parse, const std::string& text) {
    Slip slip;
    auto tree = read(parse, text, slip);
    INFO(text);
    for (const Diagnostic& diagnostic : slip.diagnostics.all())
        UNSCOPED_INFO(message(diagnostic, Language::English));
    REQUIRE(tree.has_value());
    return *std::move(tree);
}

inline Expr condition(const std::string& text) {
    return read(parse_condition, text);
}

// A line each; empty lines left out.
inline std::vector<std::string> lines_of(const std::string& name) {
    std::ifstream file(std::filesystem::path(GOUJI_GRAMMAR_DATA) / name);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) {
        if (!line.empty()) lines.push_back(line);
    }
    REQUIRE_FALSE(lines.empty());
    return lines;
}

}  // namespace gouji::grammar::test
