#include <fstream>
#include <iterator>
#include <string>

#include <catch2/catch.hpp>

#include "rules/load.h"
#include "rules/load_form.h"

using namespace gouji;

namespace {

std::string shipped(const std::string& name) {
    std::ifstream file(std::string(GOUJI_PACK) + "/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// Every diagnostic of a text that was damaged still points into it.
void load(const std::string& text) {
    Sources sources;
    Diagnostics diagnostics;
    const SourceId pack = sources.add("pack.yaml", "pack: p\nversion: 1\nform: f\n");
    const SourceId rules = sources.add("rules.yaml", text);
    rules::read_pack(sources, pack, {rules}, diagnostics);
    rules::read_pack(sources, rules, {}, diagnostics);
    rules::read_form(sources, rules, {rules}, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.all()) {
        for (const Label& label : diagnostic.labels) {
            const Span span = label.place.span;
            REQUIRE(span.begin <= span.end);
            REQUIRE(span.end <= sources[label.place.source].text().size());
        }
    }
}

}  // namespace

TEST_CASE("a file of a pack that ends anywhere is read without harm") {
    for (const char* name : {"rules/balance.yaml", "rules/year.yaml"}) {
        const std::string text = shipped(name);
        REQUIRE_FALSE(text.empty());
        for (std::size_t end = 0; end < text.size(); end += 7) load(text.substr(0, end));
    }
}

TEST_CASE("a file of a pack with any byte replaced is read without harm") {
    const std::string text = shipped("rules/date.yaml").substr(0, 1500);
    for (const char stranger : {'\n', '"', '{', '\xFF', '|', '&'}) {
        for (std::size_t at = 0; at < text.size(); at += 11) {
            std::string damaged = text;
            damaged[at] = stranger;
            load(damaged);
        }
    }
}

TEST_CASE("a form whose file is damaged anywhere is read without harm") {
    const std::string text = shipped("forms/2021.yaml").substr(0, 3000);
    for (std::size_t at = 0; at < text.size(); at += 13) {
        std::string damaged = text;
        damaged[at] = ']';
        load(damaged);
        load(text.substr(0, at));
    }
}
