#include "rules/fields.h"

#include <array>

#include <catch2/catch.hpp>

#include "facts/code.h"
#include "tests/support/told.h"

using namespace gouji;
using rules::Fields;
using rules::YamlNode;

namespace {

struct Reading {
    explicit Reading(std::string text)
        : root(*rules::read_yaml(sources, sources.add("x.yaml", std::move(text)), diagnostics)) {}
    std::vector<std::string> codes() const { return test::codes_of(diagnostics); }

    Sources sources;
    Diagnostics diagnostics;
    YamlNode root;
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a key that is not known is diagnosed with the nearest that is, or the few that are") {
    Reading yaml("titel: x\ncolour: y\n");
    const Fields fields(yaml.root, {"id", "title"}, yaml.diagnostics);
    CHECK(yaml.codes() == Names{"unknown-key", "unknown-key"});
    CHECK(yaml.diagnostics.all()[0].labels.at(0).advice == Advice{Hint::DidYouMean, {"title"}});
    CHECK(yaml.diagnostics.all()[1].labels.at(0).advice == Advice{Hint::OneOf, {"id, title"}});
}

TEST_CASE("a key that is asked for and not given is diagnosed, an empty one too") {
    Reading yaml("id:\n");
    const Fields fields(yaml.root, {"id", "title"}, yaml.diagnostics);
    CHECK(fields.required_text("id").empty());
    CHECK(fields.required_text("title").empty());
    CHECK(fields.text("title").empty());
    CHECK(yaml.codes() == Names{"missing-key", "missing-key"});
}

TEST_CASE("a word that is none of a few is told with all of them, and the one probably meant") {
    constexpr std::array sizes = {rules::Choice<int>{"small", 1}, rules::Choice<int>{"large", 3}};
    Reading yaml("a: large\nb: lagre\nc: 7\nd: [small]\n");
    const Fields fields(yaml.root, {"a", "b", "c", "d"}, yaml.diagnostics);
    CHECK(chosen(*fields.find("a"), sizes, yaml.diagnostics) == 3);
    for (const char* other : {"b", "c", "d"})
        CHECK_FALSE(chosen(*fields.find(other), sizes, yaml.diagnostics));
    CHECK(yaml.codes() == Names{"unknown-word", "unknown-word", "unknown-word"});
    const Diagnostic& misspelt = yaml.diagnostics.all()[0];
    CHECK(misspelt.arguments == Names{"lagre", "small, large"});
    CHECK(misspelt.labels.at(0).advice == Advice{Hint::DidYouMean, {"large"}});
    CHECK(yaml.diagnostics.all()[1].labels.at(0).advice == Advice{});
}

TEST_CASE("one text stands for a list of one") {
    Reading yaml("a: x\nb: [y, z]\n");
    const Fields fields(yaml.root, {"a", "b"}, yaml.diagnostics);
    CHECK(fields.texts("a") == Names{"x"});
    CHECK(fields.texts("b") == Names{"y", "z"});
    CHECK(yaml.codes().empty());
}

TEST_CASE("a value of another kind than asked for is diagnosed") {
    Reading yaml("number: \"3\"\ntext: [a]\nlist: a\nmap: [a]\nflag: yes\n");
    const Fields fields(yaml.root, {"number", "text", "list", "map", "flag"}, yaml.diagnostics);
    CHECK_FALSE(fields.number("number"));
    CHECK(fields.text("text").empty());
    CHECK(fields.list("list").empty());
    CHECK(fields.map("map").empty());
    CHECK_FALSE(rules::read_flag(*fields.find("flag"), yaml.diagnostics));
    CHECK(yaml.codes() == Names{"expected-number", "expected-text", "expected-list", "expected-map",
                                "expected-flag"});
}

TEST_CASE("numbers and flags are read from plain scalars") {
    Reading yaml("n: 2021\nyes: true\n");
    const Fields fields(yaml.root, {"n", "yes"}, yaml.diagnostics);
    CHECK(fields.number("n") == 2021);
    CHECK(rules::read_flag(*fields.find("yes"), yaml.diagnostics) == true);
    CHECK(yaml.codes().empty());
}

TEST_CASE("where keys belong and something else stands, one complaint is enough") {
    Reading yaml("- a\n");
    const Fields fields(yaml.root, {"id"}, yaml.diagnostics);
    CHECK(fields.required_text("id").empty());
    CHECK(yaml.codes() == Names{"expected-map"});
}
