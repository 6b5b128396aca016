#include "outcomes/template.h"

#include <catch2/catch.hpp>

#include "outcomes/markup.h"

using namespace gouji;
using namespace gouji::outcomes;

namespace {

TemplateValue text(std::string value) {
    return {std::move(value), {}};
}

TemplateScope thing(std::string name) {
    TemplateScope scope;
    scope.values["名"] = text(std::move(name));
    return scope;
}

TemplateScope example() {
    TemplateScope scope;
    scope.values["机关"] = text("某局");
    scope.values["电话"] = text("");
    scope.values["物"] = {"", {thing("甲"), thing("乙")}};
    return scope;
}

std::string filled(const std::string& source) {
    return fill_template(source, example(),
                         [](std::string_view value) { return std::string(value); });
}

// The first complaint: its code, and the text that it points at.
std::string told(const std::string& source) {
    Sources sources;
    Diagnostics diagnostics;
    const SourceId file = sources.add("t.md", source);
    check_template(sources, file, {{"机关", {}}, {"电话", {}}, {"物", {{"名", {}}}}}, diagnostics);
    if (diagnostics.all().empty()) return "";
    const Diagnostic& first = diagnostics.all().front();
    return std::string(name_of(first.code)) + " " +
           std::string(sources[file].slice(first.labels.at(0).place.span));
}

}  // namespace

TEST_CASE("a tag is replaced by its value, blanks within it do not count") {
    CHECK(filled("致{{机关}}：{{ 机关 }}") == "致某局：某局");
}

TEST_CASE("a block stands for each of a list, with the values around it") {
    CHECK(filled("{{#物}}{{机关}}的{{名}}；{{/物}}完") == "某局的甲；某局的乙；完");
}

TEST_CASE("a block of a text stands where there is one, its opposite where there is none") {
    CHECK(filled("{{#电话}}有{{/电话}}{{^电话}}无{{/电话}}") == "无");
    CHECK(filled("{{#机关}}有{{/机关}}{{^机关}}无{{/机关}}") == "有");
    CHECK(filled("{{^物}}无{{/物}}") == "");
}

TEST_CASE("a block's tags alone on their lines leave no empty lines") {
    CHECK(filled("一\n{{#物}}\n- {{名}}\n{{/物}}\n二\n") == "一\n- 甲\n- 乙\n二\n");
}

TEST_CASE("lines that end as Windows ends them are lines") {
    CHECK(filled("甲\r\n{{#物}}\r\n{{名}}\r\n{{/物}}\r\n乙\r\n") == "甲\r\n甲\r\n乙\r\n乙\r\n");
    CHECK(filled("{{#电话}}\r\n{{电话}}\r\n{{/电话}}\r\n完") == "完");
}

TEST_CASE("what is filled in is no template, and no markup of a page") {
    TemplateScope scope;
    scope.values["机关"] = text("{{机关}}<b>&'\"");
    CHECK(fill_template("{{机关}}", scope, escaped) == "{{机关}}&lt;b&gt;&amp;&#39;&quot;");
}

TEST_CASE("slips of a template are told at their places") {
    CHECK(told("{{机关}}{{#物}}{{名}}{{/物}}").empty());
    CHECK(told("{{机构}}") == "template-name {{机构}}");
    CHECK(told("{{名}}") == "template-name {{名}}");
    CHECK(told("{{#物}}{{名}}") == "template-unclosed {{#物}}");
    CHECK(told("{{名") == "template-brace {{");
    CHECK(told("{{#物}}{{#电话}}{{/物}}{{/电话}}") == "template-unopened {{/物}}");
}
