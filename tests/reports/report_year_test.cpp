#include <catch2/catch.hpp>

#include "facts/fact_base.h"
#include "reports/extract.h"
#include "reports/read.h"
#include "reports/reading.h"

using namespace gouji;

namespace {

// A form of one section, whose reading words find the year that it speaks of.
Form form_of_one_section() {
    Form form;
    form.id = "letter";
    form.editions.push_back({});
    form.editions[0].sections.push_back({1, "总体情况", {}});
    form.reading.report_years = {"(?P<year>20[0-9]{2})年,"};
    return form;
}

FactBase facts_of(const Form& form, const std::string& text) {
    Diagnostics diagnostics;
    const auto reading = reports::prepare(form);
    return reports::extract(reports::read_text("x.txt", text), *reading, diagnostics);
}

}  // namespace

TEST_CASE("the year that part one speaks of first is a mention with its place") {
    const Form form = form_of_one_section();
    const FactBase facts =
        facts_of(form, "一、总体情况\n按照2019年要点，２０２３ 年，我局做好工作。2022年，无。\n");
    REQUIRE(facts.mentions.size() == 1);
    CHECK(facts.mentions[0].name == report_year_mention);
    CHECK(facts.mentions[0].value == Decimal(2023));
    CHECK(facts.source->slice(facts.mentions[0].span) == "２０２３ 年，");
    CHECK(facts.year.value == Year::from(2023));
}

TEST_CASE("a part one that speaks of no year mentions none") {
    const Form form = form_of_one_section();
    CHECK(facts_of(form, "一、总体情况\n我局做好工作。\n").mentions.empty());
}

TEST_CASE("the year by which a report introduces itself counts beside the others") {
    Form form = form_of_one_section();
    form.reading.introductions = {"现将.{0,40}?(?P<year>20[0-9]{2})年信息公开"};
    form.reading.periods = {
        "(?P<y1>[0-9]{4})年(?P<m1>[0-9]+)月(?P<d1>[0-9]+)日至(?P<m2>[0-9]+)月(?P<d2>[0-9]+)日"};
    const FactBase facts =
        facts_of(form,
                 "现将2024年信息公开情况报告如下。统计期限为2025年1月1日至12月31日。\n"
                 "一、总体情况\n2024年，我局做好工作。\n");
    CHECK(facts.year.value == Year::from(2024));
}

TEST_CASE("a period that the title names too is not stated twice") {
    Form form = form_of_one_section();
    form.reading.titles = {"^(?P<agency>\\p{Han}+)馆藏报告\\((?P<year>[0-9]{4})年[^()]+\\)$"};
    form.reading.periods = {
        "(?P<y1>[0-9]{4})年(?P<m1>[0-9]+)月(?P<d1>[0-9]+)日至(?P<m2>[0-9]+)月(?P<d2>[0-9]+)日"};
    const std::string title = "云溪县图书馆馆藏报告（2020年1月1日至12月31日）\n";
    const std::string part = "一、总体情况\n2021年，我局做好工作。\n";
    const FactBase both = facts_of(form, title + "统计期限为2021年1月1日至12月31日。\n" + part);
    CHECK(both.title_year.value == Year::from(2020));
    CHECK(both.period.value->start.year() == 2021);
    CHECK(both.year.value == Year::from(2021));
    CHECK(facts_of(form, title + part).period.value->start.year() == 2020);
}

TEST_CASE("a title ends with the sign that closes it, though that stands in the next line") {
    Form form = form_of_one_section();
    form.reading.titles = {"^《?(?P<agency>\\p{Han}+)(?P<year>[0-9]{4})年馆藏报告》?$"};
    const FactBase facts = facts_of(form, "《云溪县图书馆2021年馆藏报告\n》\n一、总体情况\n略。\n");
    CHECK(facts.title.value == "《云溪县图书馆2021年馆藏报告》");
}
