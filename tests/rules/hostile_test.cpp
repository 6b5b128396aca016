#include <ctime>
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

TEST_CASE("files that are meant to do harm are refused in milliseconds") {
    const auto refused_as = [](const std::string& text) {
        Sources sources;
        Diagnostics diagnostics;
        const SourceId id = sources.add("pack.yaml", text);
        const std::clock_t start = std::clock();
        rules::read_pack(sources, id, {}, diagnostics);
        CHECK(std::clock() - start < CLOCKS_PER_SEC / 2);  // of processor time
        REQUIRE_FALSE(diagnostics.all().empty());
        return std::string(name_of(diagnostics.all().front().code));
    };
    const std::string head = "pack: p\nversion: 1\nform: f\n";
    CHECK(refused_as(head + "title: " + std::string(10U << 20U, 'x')) == "yaml-too-large");
    std::string bomb = "a: &a [x, x, x]\n";
    for (char name = 'b'; name < 'k'; ++name) {
        const std::string last = "*" + std::string(1, static_cast<char>(name - 1));
        bomb +=
            std::string(1, name) + ": &" + name + " [" + last + ", " + last + ", " + last + "]\n";
    }
    CHECK(refused_as(bomb) == "yaml-alias");
    CHECK(refused_as(head + "title: " + std::string(20'000, '[')) == "yaml-depth");
    CHECK(refused_as(head + "title: \xC3\x28\n") == "yaml-encoding");
    CHECK(refused_as(head + "rules:\n- id: r\n  title: t\n  message: m\n  check: " +
                     std::string(20'000, '(') + "a\n") == "rule-too-deep");
    std::string many = head + "params:\n";
    for (int i = 0; i < 20'000; ++i) many += "  p: 1\n";
    CHECK(refused_as(many) == "duplicate-key");
}
