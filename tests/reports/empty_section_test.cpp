#include <catch2/catch.hpp>

#include "facts/fact_base.h"
#include "facts/text.h"
#include "reports/extract.h"
#include "reports/read.h"
#include "reports/reading.h"

using namespace gouji;

TEST_CASE("the marks of a Markdown heading are no text of the section above it") {
    Form form;
    form.editions.push_back({});
    form.editions[0].sections = {{1, "总体情况", {}}, {2, "其他事项", {}}};
    Diagnostics diagnostics;
    const auto reading = reports::prepare(form);
    const FactBase facts = reports::extract(
        reports::read_text("x.md", "### 一、总体情况\n\n### 二、其他事项\n\n无。\n"), *reading,
        diagnostics);
    REQUIRE(facts.section(1) != nullptr);
    REQUIRE(facts.section(2) != nullptr);
    CHECK(normal_form(facts.source->slice(facts.section(1)->body)).empty());
    CHECK(normal_form(facts.source->slice(facts.section(2)->body)) == "无。");
}

TEST_CASE("the colon that closes a title is no text of its section") {
    Form form;
    form.editions.push_back({});
    form.editions[0].sections = {{1, "总体情况", {}}, {2, "其他事项", {}}};
    Diagnostics diagnostics;
    const auto reading = reports::prepare(form);
    const FactBase facts = reports::extract(
        reports::read_text("x.txt", "一、总体情况：\n二、其他事项：无。\n"), *reading, diagnostics);
    REQUIRE(facts.section(1) != nullptr);
    REQUIRE(facts.section(2) != nullptr);
    CHECK(normal_form(facts.source->slice(facts.section(1)->body)).empty());
    CHECK(normal_form(facts.source->slice(facts.section(2)->body)) == "无。");
}
