#include <string>

#include <catch2/catch.hpp>

#include "facts/fact_base.h"
#include "facts/text.h"
#include "reports/extract.h"
#include "reports/read.h"
#include "reports/reading.h"

using namespace gouji;

namespace {

// Two sections and no table.
const Form& form_of_sections() {
    static const Form form = [] {
        Form one;
        one.editions.push_back({});
        one.editions[0].sections = {{1, "总体情况", {}}, {2, "其他事项", {}}};
        return one;
    }();
    return form;
}

FactBase read(const char* name, const char* text) {
    const Form& form = form_of_sections();
    Diagnostics diagnostics;
    const auto reading = reports::prepare(form);
    return reports::extract(reports::read_text(name, text), *reading, diagnostics);
}

std::string body(const FactBase& facts, int section) {
    REQUIRE(facts.section(section) != nullptr);
    return normal_form(facts.source->slice(facts.section(section)->body));
}

}  // namespace

TEST_CASE("the marks of a Markdown heading are no text of the section above it") {
    const FactBase facts = read("x.md", "### 一、总体情况\n\n### 二、其他事项\n\n无。\n");
    CHECK(body(facts, 1).empty());
    CHECK(body(facts, 2) == "无。");
}

TEST_CASE("the colon that closes a title is no text of its section") {
    const FactBase facts = read("x.txt", "一、总体情况：\n二、其他事项：无。\n");
    CHECK(body(facts, 1).empty());
    CHECK(body(facts, 2) == "无。");
}
