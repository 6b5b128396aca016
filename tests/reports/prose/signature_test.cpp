#include <string>

#include <catch2/catch.hpp>

#include "reports/extract.h"
#include "reports/read.h"
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

TEST_CASE("the only date is unread where a word stands behind it") {
    const std::string text = "云溪县图书馆2021年馆藏报告\n一、馆藏情况\n略。\n";
    for (const char* line : {"云溪县图书馆办公室2022年1月9日印发", "（2022年1月9日印发）",
                             "云溪县12345热线中心2022年1月9日"}) {
        INFO(line);
        const FactBase facts = read_report(text + line + "\n");
        CHECK(facts.signed_on.state == State::Unread);
        REQUIRE(facts.unread.size() == 1);
        CHECK(facts.unread[0].path == "signed_on");
        CHECK(read_report(text + "2022年1月8日\n" + line + "\n").signed_on.value ==
              Date::from(2022, 1, 8));
    }
    for (const char* line : {"自2021年1月1日起至2021年12月31日止", "2022年1月9日印发了目录。"}) {
        INFO(line);
        CHECK(read_report(text + line + "\n").signed_on.state == State::Missing);
    }
}

TEST_CASE("the signs of empty cells behind a line are no part of it") {
    const FactBase facts = read_report(
        "云溪县图书馆2021年馆藏报告,,,,\n一、馆藏情况,,,,\n略。,,,,\n,,,,\n云溪县图书馆,,,,\n"
        "2022年1月9日,,,,\n");
    CHECK(facts.agency.value == "云溪县图书馆");
    CHECK(facts.signed_on.value == Date::from(2022, 1, 9));
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

namespace {

// Named as agencies are, and as a menu of the page is.
Form form_with_menus() {
    Form form = library_form();
    form.reading.titles = {"^(?P<agency>[\\p{Han}]{2,40}?)?(?P<year>[0-9]{4})年馆藏报告$"};
    form.reading.not_agencies = {"公开$", "章\\)$"};
    form.reading.agency_kinds = {{"", "管委会$", {}}, {"department", ".", {}}};
    return form;
}

FactBase facts_of(const std::string& text) {
    static const Form form = form_with_menus();
    const auto reading = reports::prepare(form);
    Diagnostics diagnostics;
    return reports::extract(reports::read_text("x.txt", text), *reading, diagnostics);
}

}  // namespace

TEST_CASE("a menu above a title that names nobody is no agency") {
    const FactBase facts =
        facts_of("馆务公开\n2021年馆藏报告\n一、馆藏情况\n略。\n云溪县图书馆\n2022年1月9日\n");
    CHECK(facts.title.value == "2021年馆藏报告");
    CHECK(facts.agency.value == "云溪县图书馆");
}

TEST_CASE("an agency whose name does not tell its kind signs as well") {
    const FactBase facts =
        facts_of("2021年馆藏报告\n一、馆藏情况\n略。\n云溪新区管委会\n2022年1月9日\n");
    CHECK(facts.agency.value == "云溪新区管委会");
    CHECK(facts.agency_kind.empty());
}

TEST_CASE("what stands in brackets behind the agency that signs may be no part of its name") {
    const std::string text = "2021年馆藏报告\n一、馆藏情况\n略。\n";
    for (const char* end : {"云溪县图书馆（盖章）\n2022年1月9日\n",
                            "云溪县图书馆（盖章） 2022年1月9日\n", "云溪县图书馆（公章）\n"}) {
        INFO(end);
        CHECK(facts_of(text + end).agency.value == "云溪县图书馆");
    }
    CHECK(facts_of(text + "云溪县图书馆（云溪县档案馆）\n2022年1月9日\n").agency.value ==
          "云溪县图书馆（云溪县档案馆）");
}

TEST_CASE("no title begins in a cell and ends outside of the table") {
    const Form form = form_with_menus();
    const auto reading = reports::prepare(form);
    Result<reports::Document> page = reports::read_html(
        "x",
        "<table><tr><td>馆号</td><td>3</td></tr><tr><td>状态</td><td>7</td></tr>"
        "<tr><td>正常</td><td></td></tr></table><h1>2021年馆藏报告</h1><p>一、馆藏情况</p>"
        "<p>略。</p><p>云溪县图书馆</p><p>2022年1月9日</p>");
    REQUIRE(reading);
    REQUIRE(page);
    Diagnostics diagnostics;
    const FactBase facts = reports::extract(*std::move(page), *reading, diagnostics);
    CHECK(facts.title.value == "2021年馆藏报告");
    CHECK(facts.agency.value == "云溪县图书馆");
}

TEST_CASE("the word before a date is no agency") {
    const FactBase facts =
        facts_of("2021年馆藏报告\n一、馆藏情况\n略。\n云溪县图书馆\n日期：2022年1月9日\n");
    CHECK(facts.agency.value == "云溪县图书馆");
    CHECK(facts.signed_on.value == Date::from(2022, 1, 9));
}

TEST_CASE("in a sheet that holds the whole report the date belongs to no table") {
    Form form = library_form();
    for (Edition& edition : form.editions) edition.sections.push_back({4, "其他事项", {}});
    const auto reading = reports::prepare(form);
    REQUIRE(reading);
    Diagnostics diagnostics;
    const FactBase facts = reports::extract(
        reports::read_text("x.txt",
                           "云溪县图书馆2021年馆藏报告\t\t\t\n一、馆藏情况\t\t\t\n略。\t\t\t\n"
                           "三、到馆情况\t\t\t\n\t白天人次\t夜间人次\t合计\n中心馆舍\t1\t2\t3\n"
                           "东门分馆\t4\t5\t9\n西门分馆\t7\t8\t15\n"
                           "四、其他事项\t\t\t\n无。\t\t\t\n2022年1月9日\t\t\t\n"),
        *reading, diagnostics);
    CHECK(shown_row(facts, "visits", "west") == "7 8 15");
    CHECK(facts.signed_on.value == Date::from(2022, 1, 9));
    CHECK(facts.tables[*facts.form->table_index("visits")].span.begin > facts.title.span.end);
}

TEST_CASE("an hour behind the date of a signature is no part of it, and alone it is no signature") {
    const std::string text = "云溪县图书馆2021年馆藏报告\n一、馆藏情况\n略。\n";
    CHECK(read_report(text + "云溪县图书馆\n2022年1月9日 10:23\n").signed_on.value ==
          Date::from(2022, 1, 9));
    CHECK_FALSE(read_report(text + "2022年1月9日 10:23:05\n").signed_on.value);
}

TEST_CASE("a date of a signature may stand in brackets or before the day of the week") {
    for (const char* date : {"【2022年1月9日】", "2022年1月9日 星期日", "2022年1月9日（星期日）",
                             "（2022年1月9日）"}) {
        INFO(date);
        const FactBase facts =
            read_report("云溪县图书馆2021年馆藏报告\n一、馆藏情况\n略。\n云溪县图书馆\n" +
                        std::string(date) + "\n");
        CHECK(facts.signed_on.value == Date::from(2022, 1, 9));
    }
}

TEST_CASE("a name may have a zero in it") {
    CHECK(read_report("云溪县一〇四图书馆2021年馆藏报告\n一、馆藏情况\n略。\n"
                      "云溪县一〇四图书馆2022年1月9日\n")
              .signed_on.value == Date::from(2022, 1, 9));
}

TEST_CASE("an agency with a number in its name signs above the date and before it") {
    const std::string agency = "云溪县12345热线中心";
    for (const char* between : {"\n", "", "　"}) {
        const FactBase facts = read_report(agency + "2021年馆藏报告\n一、馆藏情况\n略。\n" +
                                           agency + between + "2022年1月9日\n");
        CHECK(facts.agency.value == agency);
        CHECK(facts.signed_on.value == Date::from(2022, 1, 9));
        CHECK(facts.source->slice(facts.sections.back().body) == "\n略。\n");
    }
}

TEST_CASE("another report in a list of links below is no signature") {
    const std::string text = "云溪县图书馆2021年馆藏报告\n一、馆藏情况\n略。\n";
    const std::string link = "云溪县图书馆2020年馆藏报告　2021-01-20\n";
    CHECK(read_report(text + link).signed_on.state == State::Missing);
    CHECK(read_report(text + "2022年1月9日\n相关链接\n" + link).signed_on.value ==
          Date::from(2022, 1, 9));
}

TEST_CASE("a date of publication is no signature, nor is a date in a sentence") {
    CHECK(read_report("一、馆藏情况\n略。\n发布日期：2022年1月9日\n").signed_on.state ==
          State::Missing);
    CHECK(read_report("一、馆藏情况\n闭馆至2022年1月9日。\n").signed_on.state == State::Missing);
}

TEST_CASE("a date is signed with a stop behind it, or with words around the agency") {
    const std::string report = "云溪县图书馆2021年馆藏报告\n一、馆藏情况\n略。\n";
    const auto expected = Date::from(2022, 1, 9);
    CHECK(read_report(report + "云溪县图书馆\n2022年1月9日。\n").signed_on.value == expected);
    CHECK(
        read_report(report + "编制单位：云溪县图书馆　填报日期：2022年1月9日\n").signed_on.value ==
        expected);
    CHECK_FALSE(read_report(report + "开放至2022年1月9日。\n").signed_on.value);
}

TEST_CASE("a date in brackets below the title is the report's, where none is signed") {
    const std::string head = "云溪县图书馆2021年馆藏报告\n（2022年1月9日）\n一、馆藏情况\n略。\n";
    CHECK(read_report(head).signed_on.value == Date::from(2022, 1, 9));
    CHECK(read_report("云溪县图书馆2021年馆藏报告\n2022年1月9日）\n一、馆藏情况\n略。\n")
              .signed_on.value == Date::from(2022, 1, 9));
    CHECK(read_report(head + "云溪县图书馆\n2022年1月12日\n").signed_on.value ==
          Date::from(2022, 1, 12));
    CHECK(read_report("云溪县图书馆2021年馆藏报告\n2022年1月9日\n一、馆藏情况\n略。\n")
              .signed_on.state == State::Missing);
}

TEST_CASE("a signed month without a day is stated, but no date") {
    CHECK(read_report("一、馆藏情况\n略。\n云溪县图书馆\n2022年1月\n").signed_on.state ==
          State::Invalid);
}
