#include <string>

#include <catch2/catch.hpp>

#include "reports/extract.h"
#include "reports/read_html.h"
#include "tests/support/library_form.h"
#include "tests/support/read_report.h"

using namespace gouji;
using namespace gouji::tests;

TEST_CASE("below its agency a date with fewer signs is one, alone it may be any number") {
    const std::string text = "云溪县图书馆2021年馆藏报告\n一、馆藏情况\n略。\n";
    for (const char* date : {"20220109", "2022年1月9", "2022-01-09 10:23:05"}) {
        INFO(date);
        CHECK(read_report(text + "云溪县图书馆\n" + date + "\n").signed_on.value ==
              Date::from(2022, 1, 9));
        CHECK_FALSE(read_report(text + date + "\n").signed_on.value);
    }
    CHECK(read_report(text + "云溪县图书馆 20220109\n").signed_on.value == Date::from(2022, 1, 9));
}

TEST_CASE("a signature may be laid out in the cells of the last table") {
    Result<reports::Reading> reading = reports::prepare(library_form());
    Result<reports::Document> page = reports::read_html(
        "x",
        "<h1>云溪县图书馆2021年馆藏报告</h1><p>一、馆藏情况</p><p>略。</p>"
        "<table><tr><td>填报单位：云溪县图书馆</td><td>日期：2022年1月9日</td></tr></table>");
    REQUIRE(reading);
    REQUIRE(page);
    Diagnostics diagnostics;
    const FactBase facts = reports::extract(*std::move(page), *reading, diagnostics);
    CHECK(facts.signed_on.value == Date::from(2022, 1, 9));
}
