// The examples that the reference gives of the keys of a pack's files.
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "tests/rules/pack_reading.h"

using gouji::test::Names;
using gouji::test::Reading;

TEST_CASE("the reference's examples of a rule's keys are read as they stand") {
    struct Example {
        std::string key, text;
    };
    const Example examples[] = {
#define GOUJI_RULE_KEY(key, example, zh, en) {key, example},
#include "rules/rule_keys.def"
    };
    const std::string pack =
        "pack: p\nversion: 1\nform: f\n"
        "templates: { positive: { args: { value: 数 }, check: $value > 0, message: 不对。 } }\n"
        "rules: [{ id: table.missing, title: 缺表, check: year > 0, message: 不对。 }]\n";
    for (const Example& example : examples) {
        const auto is = [&](std::string_view key) { return example.key == key; };
        std::string rule = "- " + example.text + "\n";
        if (!is("id")) rule += "  id: own.fees\n";
        if (!is("title")) rule += "  title: 收费\n";
        if (!is("message") && !is("checks")) rule += "  message: 不对。\n";
        if (is("template")) rule += "  args: { value: year }\n";
        if (is("args")) rule += "  template: positive\n";
        if (is("replaces")) rule += "  because: 本省另有规定\n";
        if (!is("check") && !is("checks") && !is("template") && !is("args"))
            rule += "  check: year > 0\n";
        INFO(rule);
        // Nothing is imported here that could be replaced.
        CHECK(Reading(rule, pack).codes() == (is("replaces") ? Names{"not-imported"} : Names{}));
    }
}

TEST_CASE("the reference's examples of a pack's keys are read as they stand") {
    struct Example {
        std::string key, text;
    };
    const Example examples[] = {
#define GOUJI_PACK_KEY(key, example, zh, en) {key, example},
#include "rules/rule_keys.def"
    };
    for (const Example& example : examples) {
        const auto is = [&](std::string_view key) { return example.key == key; };
        std::string pack = example.text + "\n";
        for (const std::string key : {"pack", "version", "form"}) {
            if (!is(key)) pack += key + ": 1\n";
        }
        if (is("pieces")) pack += "mentions: { received: { patterns: '{n:count}{量词}' } }\n";
        if (is("mentions")) pack += "pieces: { 量词: '{件|宗}' }\n";
        INFO(pack);
        // No other pack is at hand here.
        const Names expected = is("import")                      ? Names{"no-such-pack"}
                               : is("override") || is("disable") ? Names{"not-imported"}
                                                                 : Names{};
        const std::string rule =
            "- { id: r, title: 规则, group: hint, check: year > 0, message: 不对。 }\n";
        CHECK(Reading(rule, pack).codes() == expected);
    }
}
