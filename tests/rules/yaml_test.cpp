#include "rules/yaml.h"

#include <catch2/catch.hpp>

#include "facts/diagnostic.h"
#include "tests/support/told.h"

using namespace gouji;
using rules::YamlNode;

namespace {

struct Reading {
    explicit Reading(std::string text)
        : id(sources.add("x.yaml", std::move(text))),
          root(rules::read_yaml(sources, id, diagnostics)) {}

    std::string at(Span span) const { return std::string(sources[id].slice(span)); }
    std::vector<std::string> codes() const { return test::codes_of(diagnostics); }
    LineColumn position() const {
        return sources[id].position(diagnostics.all().at(0).labels.at(0).place.span.begin);
    }

    Sources sources;
    SourceId id;
    Diagnostics diagnostics;
    std::optional<YamlNode> root;
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a map keeps its entries in order, each with the place of key and value") {
    const Reading yaml("b: 1\na: 二\n");
    REQUIRE(yaml.root);
    REQUIRE(yaml.root->entries.size() == 2);
    CHECK(yaml.root->entries[0].key == "b");
    CHECK(yaml.at(yaml.root->entries[1].key_place.span) == "a");
    CHECK(yaml.at(yaml.root->entries[1].value.place.span) == "二");
    CHECK(yaml.codes().empty());
}

TEST_CASE("a scalar on one line stands in the file byte for byte") {
    const Reading yaml("中文: 新收 + 上年结转\nquoted: \"a = 'b'\"\nsingle: 'x'\n");
    REQUIRE(yaml.root);
    CHECK(yaml.at(exact_span(*yaml.root->find("中文")).value()) == "新收 + 上年结转");
    CHECK(yaml.at(exact_span(*yaml.root->find("quoted")).value()) == "a = 'b'");
    CHECK(yaml.at(exact_span(*yaml.root->find("single")).value()) == "x");
}

TEST_CASE("a literal block knows the place of each of its lines") {
    const Reading yaml("check: |   # why\n    a +\n      b\n\n    == c\nnext: 1\n");
    REQUIRE(yaml.root);
    const YamlNode& check = *yaml.root->find("check");
    CHECK(check.text == "a +\n  b\n\n== c");
    REQUIRE(check.lines.size() == 4);
    CHECK(yaml.at(check.lines[0]) == "a +");
    CHECK(yaml.at(check.lines[1]) == "  b");
    CHECK(yaml.at(check.lines[3]) == "== c");
    CHECK(yaml.at(exact_span(check).value()) == "a +\n      b\n\n    == c");
}

TEST_CASE("a block with carriage returns, or at the end of the file, is exact too") {
    const Reading windows("check: |\r\n  a\r\n  b\r\n");
    REQUIRE(windows.root);
    CHECK(windows.at(windows.root->find("check")->lines.at(1)) == "b");
    const Reading last("check: |-\n  a");
    REQUIRE(last.root);
    CHECK(last.at(exact_span(*last.root->find("check")).value()) == "a");
}

TEST_CASE("folding and escapes make text and file differ") {
    const Reading yaml("folded: >\n  a\n  b\nplain: a\n  b\nescape: \"a\\tb\"\ndoubled: 'a''b'\n");
    REQUIRE(yaml.root);
    CHECK(yaml.root->find("folded")->text == "a b");
    CHECK(yaml.root->find("plain")->text == "a b");
    for (const rules::YamlEntry& entry : yaml.root->entries) {
        INFO(entry.key);
        CHECK_FALSE(exact_span(entry.value).has_value());
    }
}

TEST_CASE("places hold behind a byte order mark") {
    const Reading yaml("\xEF\xBB\xBFid: x\n");
    REQUIRE(yaml.root);
    CHECK(yaml.at(yaml.root->entries.at(0).key_place.span) == "id");
}

TEST_CASE("a key without a value is null at the end of its key") {
    const Reading yaml("a:\n\n\nb: 1\n");
    REQUIRE(yaml.root);
    const YamlNode& value = *yaml.root->find("a");
    CHECK(value.kind == YamlNode::Kind::Null);
    CHECK(value.place.span == Span{1, 1});
}

TEST_CASE("a key that stands twice is diagnosed at the second, and the first one counts") {
    const Reading yaml("a: 1\nb: 2\na: 3\n");
    CHECK(yaml.codes() == Names{"duplicate-key"});
    CHECK(yaml.position() == LineColumn{3, 1});
    CHECK(yaml.root->find("a")->text == "1");
}

TEST_CASE("anchors and aliases are refused and never expanded") {
    const Reading yaml("a: &x [1]\nb: *x\n");
    CHECK(yaml.codes() == Names{"yaml-alias", "yaml-alias"});
    const Reading cycle("- &x [*x]\n");
    CHECK(cycle.codes() == Names{"yaml-alias", "yaml-alias"});
    CHECK(Reading("a: *nowhere\n").codes() == Names{"yaml-alias"});
}

TEST_CASE("tags are refused") {
    CHECK(Reading("a: !!int 3\n").codes() == Names{"yaml-tag"});
}

TEST_CASE("of two documents the first is read and the second diagnosed") {
    const Reading yaml("a: 1\n---\na: 2\n");
    CHECK(yaml.codes() == Names{"yaml-documents"});
    REQUIRE(yaml.root);
    CHECK(yaml.root->find("a")->text == "1");
}

TEST_CASE("nesting has a limit, whatever its depth") {
    CHECK(Reading(std::string(40, '[') + std::string(40, ']')).codes() == Names{"yaml-depth"});
    CHECK(Reading(std::string(20000, '[')).codes().front() == "yaml-depth");
}

TEST_CASE("a file that is too large, not UTF-8 or binary is not read") {
    CHECK(Reading(std::string(rules::max_yaml_bytes + 1, ' ')).codes() == Names{"yaml-too-large"});
    const Reading latin("a: 1\nb: \xC0\xAF\n");
    CHECK(latin.codes() == Names{"yaml-encoding"});
    CHECK(latin.position() == LineColumn{2, 4});
    CHECK(Reading(std::string("a: 1\n\0b", 7)).codes() == Names{"yaml-control"});
}

TEST_CASE("a slip in the syntax is told in our words at its place") {
    const Reading colon("message: a: b\n");
    CHECK(colon.codes() == Names{"yaml-colon"});
    CHECK(colon.position().line == 1);
    CHECK(Reading("a: \"b\n").codes() == Names{"yaml-unclosed"});
    CHECK(Reading("a: [1, 2\n").codes() == Names{"yaml-unclosed"});
    CHECK(Reading("a: 1\n  - b\n- c\n").codes().size() == 1);
    CHECK(Reading("a: \"\\q\"\n").codes() == Names{"yaml-escape"});
    CHECK(Reading("a: @b\n").codes() == Names{"yaml-indicator"});
    CHECK(Reading("a:\n  b: 1\n c: 2\n").codes() == Names{"yaml-indentation"});
    CHECK(Reading("a:\n\tb: 1\n").codes() == Names{"yaml-tab"});
    CHECK(Reading("a: |x\n  b\n").codes() == Names{"yaml-syntax"});
    CHECK(Reading("? [a]\n: b\n").codes() == Names{"yaml-key"});
}

TEST_CASE("a slip is told where it was made, not where reading ended") {
    const auto told = [](const std::string& text, Names codes, LineColumn place) {
        INFO(text);
        const Reading yaml(text);
        CHECK(yaml.codes() == codes);
        CHECK_FALSE(yaml.root);
        CHECK(yaml.position() == place);
    };
    told("- id: x\n  check：a\n  title: b\n", {"yaml-full-colon"}, {2, 8});
    told("- id: x\n  title： a\n", {"yaml-full-colon"}, {2, 8});
    told("- id: x\n  title： a\n  check: b\n", {"yaml-full-colon"}, {2, 8});
    told("- id: x\n  check: a == b\n  message：c\n", {"yaml-full-colon"}, {3, 10});
    told("- id: x\n  title:a\n  check: b\n", {"yaml-no-space"}, {2, 8});
    told("-id: x\n title: a\n", {"yaml-no-space"}, {1, 1});
    told("- id: x\n   title: a\n", {"yaml-indentation"}, {2, 4});
    told("- id: x\n title: a\n", {"yaml-indentation"}, {2, 2});
    told("- id: x\ntitle: a\n  check: b\n", {"yaml-indentation"}, {2, 1});
    told("- id: x\n\u3000\u3000title: a\n", {"yaml-wide-space"}, {2, 1});
    told("- id: x\n  check: \"a\" == b\n", {"yaml-behind-quote"}, {2, 14});
    told("- id: x\n  check: !a >= 1\n", {"yaml-tag"}, {2, 10});
    told("- id: x\n  given: { a: 1， b: 2 }\n", {"yaml-full-comma"}, {2, 16});
    told("- id: \"x\n  title: a\n  check: b == \"c\"\n", {"yaml-unclosed"}, {1, 7});
    told("\xEF\xBB\xBF- id: x\n  title:a\n  check: b\n", {"yaml-no-space"}, {2, 8});
}

TEST_CASE("a quote that runs over lines is no slip") {
    const Reading yaml("a: \"b\n  c\"\nd: e: f\n");
    CHECK(yaml.codes() == Names{"yaml-colon"});
    CHECK(yaml.position().line == 3);
    CHECK(Reading("a: 注意: {b}，{c}\n").codes() == Names{"yaml-colon"});
}

TEST_CASE("an empty file is null") {
    const Reading yaml("# nothing\n");
    REQUIRE(yaml.root);
    CHECK(yaml.root->kind == YamlNode::Kind::Null);
}
