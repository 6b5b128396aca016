#include <algorithm>

#include <catch2/catch.hpp>

#include "facts/page.h"
#include "facts/pattern.h"
#include "grammar/parse.h"
#include "outcomes/catalogue.h"

using namespace gouji;
using namespace gouji::outcomes;

TEST_CASE("every example of the language's reference is a condition") {
    const Catalogue language = language_catalogue(Language::English);
    const Listing& constructs = language.listings.at(0);
    REQUIRE(constructs.rows.size() > 20);
    for (const auto& row : constructs.rows) {
        Sources sources;
        Diagnostics diagnostics;
        const SourceId id = sources.add("example", row.at(0));
        const auto size = static_cast<std::uint32_t>(row.at(0).size());
        INFO(row.at(0));
        CHECK(grammar::parse_condition(sources, {id, {0, size}}, diagnostics));
    }
}

TEST_CASE("every example of a pattern compiles") {
    const Catalogue language = language_catalogue(Language::English);
    const auto patterns =
        std::find_if(language.listings.begin(), language.listings.end(),
                     [](const Listing& listing) { return listing.key == "patterns"; });
    REQUIRE(patterns != language.listings.end());
    REQUIRE(patterns->rows.size() > 5);
    for (const auto& row : patterns->rows) {
        Diagnostics diagnostics;
        INFO(row.at(0));
        CHECK(compile_pattern(row.at(0), {}, diagnostics));
    }
}

TEST_CASE("parts are known by their names") {
    for (const Part part : parts_of_pack()) CHECK(part_named(name_of(part)) == part);
    CHECK_FALSE(part_named("nonsense"));
}

TEST_CASE("a listing is a table in Markdown, with bars in its cells escaped") {
    const Catalogue catalogue{
        "x",
        "标题",
        "说明",
        {{"list", "表", {"id", "help"}, {"编号", "含义"}, {{"a.b", "甲|乙"}}}}};
    CHECK(catalogue_markdown(catalogue) ==
          "# 标题\n\n说明\n\n## 表\n\n| 编号 | 含义 |\n| --- | --- |\n| `a.b` | 甲\\|乙 |\n");
    CHECK(catalogue_text(catalogue, Colors::Off) ==
          "标题\n说明\n\n表\n  编号  含义\n  a.b   甲|乙\n");
}
