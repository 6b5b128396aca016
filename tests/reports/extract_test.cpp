#include "reports/extract.h"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "facts/code.h"
#include "reports/narrative.h"
#include "reports/read.h"
#include "tests/support/library_form.h"
#include "tests/support/read_report.h"

using namespace gouji;
using namespace gouji::tests;

namespace {

std::vector<std::string> titles_of(const FactBase& facts) {
    std::vector<std::string> titles;
    for (const SectionFact& section : facts.sections)
        titles.push_back(std::to_string(section.number) + " " + section.title);
    return titles;
}

std::string body(const FactBase& facts, int number) {
    const SectionFact* section = facts.section(number);
    REQUIRE(section != nullptr);
    return std::string(facts.source->slice(section->body));
}

using Titles = std::vector<std::string>;

}  // namespace

TEST_CASE("a title may be broken into lines, and is given as printed without white space") {
    const FactBase facts = read_report("　　云溪县　图书馆\n2021年馆藏报告\n\n一、馆藏情况\n");
    CHECK(facts.title.value == "云溪县图书馆2021年馆藏报告");
    CHECK(facts.agency.value == "云溪县图书馆");
    CHECK(facts.title_year.value == Year::from(2021));
    CHECK(facts.source->slice(facts.agency.span) == "云溪县　图书馆");
}

TEST_CASE("a title printed twice is one title") {
    const FactBase facts =
        read_report("云溪县图书馆2021年馆藏报告\n云溪县图书馆\n2021年馆藏报告\n一、馆藏情况\n");
    CHECK(facts.title.value == "云溪县图书馆2021年馆藏报告");
}

TEST_CASE("without a title the agency is the one that signs") {
    const FactBase facts =
        read_report("一、馆藏情况\n略。\n三、到馆情况\n略。\n云溪县图书馆\n2022年1月9日\n");
    CHECK_FALSE(facts.title.value);
    CHECK(facts.agency.value == "云溪县图书馆");
    CHECK(facts.agency_kind == "department");
}

TEST_CASE("labels in traditional characters amid simplified text are the form's") {
    const FactBase facts = read_report(
        "云溪县图书馆2021年馆藏报告\n二、借阅情况\n"
        "（各行之和应等于总册数）\t成年读者\t小学学生\t中学学生\t其他\t合計\n"
        "一、本年借出圖書册数\t1\t2\t3\t4\t10\n");
    CHECK(shown_row(facts, "loans", "lent") == "1 2 3 4 10");
}

TEST_CASE("the year reported on is what most of title, period and text say") {
    const FactBase facts = read_report(
        "云溪县图书馆2020年馆藏报告\n统计期限为2021年1月1日至12月31日。\n"
        "一、馆藏情况\n2021年,全馆运行平稳。\n");
    CHECK(facts.year.value == Year::from(2021));
    REQUIRE(facts.period.value);
    CHECK(to_string(facts.period.value->start) == "2021-01-01");
    CHECK(to_string(facts.period.value->end) == "2021-12-31");
}

TEST_CASE("a period whose day does not exist is stated, but invalid") {
    const FactBase facts =
        read_report("统计期限为2021年1月1日至2021年12月32日。\n一、馆藏情况\n略。\n");
    CHECK(facts.period.state == State::Invalid);
}

TEST_CASE("sections are found by their headings in every style of numbering") {
    const Titles plain = titles_of(read_report("一 、馆藏情况：\n略。\n二、 借阅情况\n略。\n"));
    CHECK(plain == Titles{"1 一、馆藏情况", "2 二、借阅情况"});
    const Titles bracketed =
        titles_of(read_report("（一）馆藏情况\n1.新书\n略。\n（二）借阅情况\n略。\n"));
    CHECK(bracketed == Titles{"1 （一）馆藏情况", "2 （二）借阅情况"});
    const Titles parts =
        titles_of(read_report("第一部分 馆藏情况\n略。\n第二部分 借阅情况\n略。\n"));
    CHECK(parts == Titles{"1 第一部分馆藏情况", "2 第二部分借阅情况"});
}

TEST_CASE("parts may be chapters, and numbered as in deeds") {
    CHECK(titles_of(read_report("第一章 馆藏情况\n略。\n第二章 借阅情况\n略。\n")) ==
          Titles{"1 第一章馆藏情况", "2 第二章借阅情况"});
    CHECK(titles_of(read_report("壹、馆藏情况\n陆续增加。\n贰、借阅情况\n略。\n")) ==
          Titles{"1 壹、馆藏情况", "2 贰、借阅情况"});
}

TEST_CASE(
    "a title in another style of numbering stands for the part that none in the report's has") {
    const Titles mixed =
        titles_of(read_report("（一）馆藏情况\n略。\n二、借阅情况\n略。\n三、到馆情况\n略。\n"));
    CHECK(mixed == Titles{"1 （一）馆藏情况", "2 二、借阅情况", "3 三、到馆情况"});
    const Titles last =
        titles_of(read_report("一、馆藏情况\n略。\n二、借阅情况\n略。\n（三）到馆情况\n无。\n"));
    CHECK(last.size() == 3);
}

TEST_CASE("signs that only adorn a heading are no words of it") {
    CHECK(titles_of(read_report("【一、馆藏情况】\n略。\n◆二、借阅情况____\n略。\n")).size() == 2);
    CHECK(titles_of(read_report("一、馆藏情况\n略。\n## 二、借阅情况 {#a2}\n略。\n")) ==
          Titles{"1 一、馆藏情况", "2 二、借阅情况"});
}

TEST_CASE("a table whose labels stand there in no known shape is unread, not missing") {
    const FactBase facts = read_report(
        "云溪县图书馆2021年馆藏报告\n一、馆藏情况\n"
        "信息内容/本年购入册数/年末实有册数\n纸质图书/20/500\n期刊合订本/3/7\n");
    CHECK(shown(facts, "stock.books.held") == "unread");
}

TEST_CASE("a table whose labels stand in another part of a text out of order is unread") {
    std::string text = "云溪县图书馆2021年馆藏报告\n二、借阅情况\n一、馆藏情况\n三、到馆情况\n";
    for (const std::string label :
         {"一、本年借出图书册数", "（一）按期归还入库", "1.修补后继续借阅", "2.由读者照价赔偿",
          "1.遗失且未能找回", "成年读者", "小学学生"})
        text += label + "/3/4\n";
    CHECK(shown(read_report(text), "loans.lent.adult") == "unread");
}

TEST_CASE("a grid of the page behind the report is no part of its tables") {
    const FactBase facts = read_report(
        "云溪县图书馆2021年馆藏报告\n一、馆藏情况\n信息内容\t本年购入册数\t年末实有册数\n"
        "纸质图书\t20\t500\n期刊合订本\t3\t7\n二、借阅情况\n略。\n三、到馆情况\n略。\n四、其他事项"
        "\n无。\n云溪县图书馆\n2022年1月9日\n"
        "1\t2\t3\n8\t9\t10\n");
    CHECK(facts.signed_on.value == Date::from(2022, 1, 9));
}

TEST_CASE("a second-level heading is no section, even under a title's words") {
    const FactBase facts =
        read_report("一、馆藏情况\n（一）借阅情况\n略。\n（二）其他\n略。\n二、借阅情况\n略。\n");
    CHECK(titles_of(facts) == Titles{"1 一、馆藏情况", "2 二、借阅情况"});
}

TEST_CASE("text that follows a heading in its line is the section's") {
    const FactBase facts = read_report("一、馆藏情况\n略。\n三、到馆情况无。\n");
    CHECK(titles_of(facts) == Titles{"1 一、馆藏情况", "3 三、到馆情况"});
    CHECK(body(facts, 3).find("无。") != std::string::npos);
}

TEST_CASE("sections keep the order of the document") {
    const FactBase facts =
        read_report("一、馆藏情况\n略。\n三、到馆情况\n略。\n二、借阅情况\n略。\n");
    CHECK(titles_of(facts) == Titles{"1 一、馆藏情况", "3 三、到馆情况", "2 二、借阅情况"});
}

TEST_CASE("a changed title is the section of its number, as printed") {
    const FactBase facts = read_report("一、馆藏建设情况\n略。\n二、借阅情况\n略。\n");
    CHECK(titles_of(facts) == Titles{"1 一、馆藏建设情况", "2 二、借阅情况"});
}

TEST_CASE("the first part under a title that the form does not have is a section too") {
    CHECK(titles_of(read_report("一、概述\n略。\n二、借阅情况\n略。\n三、到馆情况\n略。\n")) ==
          Titles{"1 一、概述", "2 二、借阅情况", "3 三、到馆情况"});
    CHECK(
        titles_of(read_report("一、概述。\n略。\n二、借阅情况。\n略。\n三、到馆情况。\n略。\n")) ==
        Titles{"1 一、概述", "2 二、借阅情况", "3 三、到馆情况"});
    CHECK(titles_of(read_report("一、概述。\n略。\n二、借阅情况\n略。\n三、到馆情况\n略。\n")) ==
          Titles{"2 二、借阅情况", "3 三、到馆情况"});
    CHECK(titles_of(read_report("一、概述\n二、导航\n一、馆藏情况\n略。\n二、借阅情况\n略。\n")) ==
          Titles{"1 一、馆藏情况", "2 二、借阅情况"});
}

TEST_CASE("a numbered line with a comma is prose, not a part without a title") {
    CHECK(titles_of(
              read_report("一、馆藏情况\n略。\n二、借阅情况\n略。\n三、周末开馆，人手不够\n")) ==
          Titles{"1 一、馆藏情况", "2 二、借阅情况"});
}

TEST_CASE("a part that the form does not have is a section too") {
    const FactBase facts = read_report(
        "一、馆藏情况\n略。\n二、借阅情况\n略。\n三、到馆情况\n略。\n四、明年打算\n略。\n");
    CHECK(titles_of(facts).back() == "4 四、明年打算");
}

TEST_CASE("a table of contents is not where sections stand") {
    const FactBase facts = read_report(
        "一、馆藏情况\n二、借阅情况\n一、馆藏情况\n藏书丰富。\n二、借阅情况\n借阅踊跃。\n");
    CHECK(titles_of(facts) == Titles{"1 一、馆藏情况", "2 二、借阅情况"});
    CHECK(body(facts, 1).find("藏书丰富") != std::string::npos);
}

TEST_CASE("a table of contents above an introduction is none of the sections") {
    const FactBase facts = read_report(
        "云溪县图书馆2021年馆藏报告\n目录\n一、馆藏情况……1\n二、借阅情况……2\n三、到馆情况 3\n"
        "本报告由云溪县图书馆编制，所列数字的统计期限为全年。\n"
        "一、馆藏情况\n藏书丰富，全年无遗失。\n二、借阅情况\n借阅踊跃，全年无投诉。\n"
        "三、到馆情况\n到馆者众。\n");
    CHECK(titles_of(facts) == Titles{"1 一、馆藏情况", "2 二、借阅情况", "3 三、到馆情况"});
    CHECK(body(facts, 3).find("到馆者众") != std::string::npos);
}

TEST_CASE("a number that only a blank parts from a title makes it a heading") {
    const FactBase facts = read_report(
        "一 馆藏情况\n一九九八年以来藏书渐丰。\n二　借阅情况\n略。\n三 到馆情况\n略。\n");
    CHECK(titles_of(facts) == Titles{"1 馆藏情况", "2 借阅情况", "3 到馆情况"});
    CHECK(body(facts, 1).find("一九九八年") != std::string::npos);
}

TEST_CASE("a heading broken by the line's end is one heading") {
    const FactBase facts = read_report("一、馆藏情\n况\n略。\n二、借阅情况\n略。\n");
    CHECK(titles_of(facts).front() == "1 一、馆藏情况");
}

TEST_CASE("the last section ends before the signature") {
    const FactBase facts = read_report(
        "云溪县图书馆2021年馆藏报告\n一、馆藏情况\n略。\n三、到馆情况\n\n　　县图书馆　　2022年1月9"
        "日\n");
    CHECK(body(facts, 3).find_first_not_of(" \n\xE3\x80\x80") == std::string::npos);
    CHECK(facts.signed_on.value == Date::from(2022, 1, 9));
}

TEST_CASE("an agency that signs without a date has signed no date") {
    const FactBase facts =
        read_report("云溪县图书馆2021年馆藏报告\n一、馆藏情况\n略。\n三、到馆情况\n云溪县图书馆\n");
    CHECK(facts.signed_on.state == State::Missing);
    CHECK(body(facts, 3).find("图书馆") == std::string::npos);
}

TEST_CASE("cited documents are found with their numbers") {
    const FactBase facts = read_report(
        "一、馆藏情况\n依据《公共图书馆规定》（某办发〔2020〕12号）、《关于印发〈读者须知〉的通知》"
        "和第33号令、某政令第7号。\n");
    REQUIRE(facts.citations.size() == 3);
    CHECK(facts.citations[0].title == "公共图书馆规定");
    CHECK(facts.citations[0].number == "某办发〔2020〕12号");
    CHECK(facts.citations[1].title == "关于印发〈读者须知〉的通知");
    CHECK(facts.citations[1].number.empty());
    CHECK(facts.citations[2].number == "某政令第7号");
    CHECK(facts.source->slice(facts.citations[0].span) ==
          "《公共图书馆规定》（某办发〔2020〕12号）");
}

TEST_CASE("of a text that was amended the last order is cited, and none before it") {
    const FactBase facts = read_report(
        "一、馆藏情况\n依据《公共图书馆规定》（某政令第7号公布，2019年某政令第33号修订）、"
        "《读者须知》（某政令第8号公布，34号修正）、《借阅规则》（某政令第9号）办理。\n");
    REQUIRE(facts.citations.size() == 3);
    CHECK(facts.citations[0].number == "年某政令第33号");
    CHECK(facts.citations[1].number == "34号");
    CHECK(facts.citations[2].number == "某政令第9号");
}

TEST_CASE("a citation broken over lines and a page is one citation") {
    const FactBase facts = read_report("一、馆藏情况\n依据《公共图书\n- 1 -\n\f馆规定》办理。\n");
    REQUIRE(facts.citations.size() == 1);
    CHECK(facts.source->slice(facts.citations[0].span).starts_with("《公共图书"));
}

TEST_CASE("a document that shows nothing of the form is diagnosed") {
    const auto reading = reports::prepare(library_form());
    REQUIRE(reading);
    Diagnostics diagnostics;
    reports::extract(reports::read_text("x", "购物清单\n鸡蛋 12\n"), *reading, diagnostics);
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all().front().code == Code::NotAReport);
}

TEST_CASE("a table whose labels do not tell is of the edition of the year") {
    const char* table =
        "二、借阅情况\n信息\t成年读者\t小学学生\t中学学生\t其他\t合计\n"
        "一、本年借出图书册数\t1\t0\t0\t0\t1\n三、年末尚未归还册数\t0\t0\t0\t0\t0\n";
    const auto loans = *library_form().table_index("loans");
    const FactBase old_report = read_report("甲馆2012年馆藏报告\n" + std::string(table));
    CHECK(old_report.tables[loans].edition == 2010);
    const FactBase new_report = read_report("甲馆2022年馆藏报告\n" + std::string(table));
    CHECK(new_report.tables[loans].edition == 2020);
}

TEST_CASE("places on paper and the reader's remarks go with the facts") {
    Result<reports::Reading> reading = reports::prepare(library_form());
    REQUIRE(reading);
    reports::Document document = reports::read_text("x", "云溪县图书馆2021年馆藏报告\n");
    document.origins = {{0, 3, {}}};
    document.remarks = {{Code::PdfPicture, {"2"}, {}, {}, std::nullopt}};
    Diagnostics diagnostics;
    const FactBase facts = reports::extract(std::move(document), *reading, diagnostics);
    REQUIRE(origin_at(facts.origins, facts.title.span.begin) != nullptr);
    CHECK(origin_at(facts.origins, facts.title.span.begin)->page == 3);
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == Code::PdfPicture);
}

namespace {

FactBase read_with_gap(std::string text, std::string_view before, reports::Gap::Kind kind) {
    Result<reports::Reading> reading = reports::prepare(library_form());
    REQUIRE(reading);
    reports::Document document = reports::read_text("x", std::move(text));
    const auto at = static_cast<std::uint32_t>(document.source->text().find(before));
    document.gaps = {{kind, {at, at}}};
    if (kind == reports::Gap::Kind::DamagedPage)
        document.gaps[0].span.end = static_cast<std::uint32_t>(document.source->text().size());
    Diagnostics diagnostics;
    return reports::extract(std::move(document), *reading, diagnostics);
}

Unreadable why_unread(const FactBase& facts, std::string_view path) {
    const auto unread = std::find_if(facts.unread.begin(), facts.unread.end(),
                                     [&](const UnreadFact& one) { return one.path == path; });
    REQUIRE(unread != facts.unread.end());
    return unread->why;
}

const std::string three_parts =
    "云溪县图书馆2021年馆藏报告\n一、馆藏情况\n略。\n三、到馆情况\n略。\n";

}  // namespace

TEST_CASE("a table whose part shows a picture is unread, one whose part shows none is missing") {
    const FactBase facts = read_with_gap(three_parts, "三、", reports::Gap::Kind::Picture);
    CHECK(shown(facts, "stock.books.held") == "unread");
    CHECK(why_unread(facts, "stock") == Unreadable::Image);
    CHECK(shown(read_report(three_parts), "stock.books.held") != "unread");
}

TEST_CASE("a cell that shows a picture and no text is unread, the blank one beside it is missing") {
    std::string text =
        "云溪县图书馆2021年馆藏报告\n一、馆藏情况\n"
        "信息内容\t本年购入册数\t年末实有册数\n纸质图书\t20\t\n期刊合订本\t\t7\n";
    const FactBase facts = read_with_gap(text, "\n期刊", reports::Gap::Kind::Picture);
    CHECK(shown(facts, "stock.books.held") == "unread");
    CHECK(why_unread(facts, "stock.books.held") == Unreadable::Image);
    CHECK(shown(facts, "stock.journals.bought") == "missing");
}

TEST_CASE(
    "what is only attached to a page is unread, an attachment behind a report hides nothing") {
    const FactBase page =
        read_with_gap("云溪县图书馆2021年馆藏报告\n附件\n", "附件", reports::Gap::Kind::Attachment);
    CHECK(why_unread(page, "stock") == Unreadable::Attached);
    CHECK(why_unread(page, "section(2)") == Unreadable::Attached);
    CHECK(page.signed_on.state == State::Unread);
    const FactBase report =
        read_with_gap(three_parts + "附件\n", "附件", reports::Gap::Kind::Attachment);
    CHECK(report.signed_on.state == State::Missing);
    CHECK(shown(report, "stock.books.held") != "unread");
}

TEST_CASE(
    "a table that its part says is attached is unread, in a part that says nothing it is missing") {
    const auto with = [](const std::string& line) {
        return read_report("云溪县图书馆2021年馆藏报告\n一、馆藏情况\n" + line +
                           "\n二、借阅情况\n略。\n");
    };
    CHECK(why_unread(with("（详见附件1）"), "stock") == Unreadable::Attached);
    CHECK(shown(with("表格附后。"), "stock.books.held") == "unread");
    CHECK(shown(with("略。"), "stock.books.held") != "unread");
    CHECK(shown(with("详见附件"), "loans.lent.total") != "unread");
}

TEST_CASE("a part that would stand where a picture stands is unread, not missing") {
    const FactBase facts = read_with_gap(three_parts, "三、", reports::Gap::Kind::PicturePage);
    CHECK(why_unread(facts, "section(2)") == Unreadable::Image);
    CHECK(why_unread(facts, "loans") == Unreadable::Image);
}

TEST_CASE("nothing that a damaged page shows is relied on") {
    const FactBase facts = read_with_gap(
        "云溪县图书馆2021年馆藏报告\n一、馆藏情况\n"
        "信息内容\t本年购入册数\t年末实有册数\n纸质图书\t20\t500\n期刊合订本\t3\t\n",
        "信息内容", reports::Gap::Kind::DamagedPage);
    CHECK(shown(facts, "stock.books.held") == "unread");
    CHECK(shown(facts, "stock.journals.held") == "unread");
    CHECK(why_unread(facts, "stock.books.held") == Unreadable::Damaged);
    CHECK(facts.signed_on.state == State::Unread);
}

TEST_CASE("what the edge of the paper cut off a table is not blank") {
    const FactBase facts = read_with_gap(
        "云溪县图书馆2021年馆藏报告\n一、馆藏情况\n"
        "信息内容\t本年购入册数\t年末实有册数\n纸质图书\t20\t500\n期刊合订本\t3\t\n",
        "信息内容", reports::Gap::Kind::CutTable);
    CHECK(shown(facts, "stock.books.held") == "500");
    CHECK(shown(facts, "stock.journals.held") == "unread");
    CHECK(why_unread(facts, "stock.journals.held") == Unreadable::CutOff);
    CHECK(facts.signed_on.state == State::Missing);
}

TEST_CASE("a report in traditional characters is read, and quoted as it is") {
    std::string text = "雲溪縣圖書館2021年館藏報告\n";
    for (int i = 0; i < 5; ++i) text += "本館對讀者開放，書籍數據經過審核後發布。\n";
    text +=
        "二、借閱情況\n（各行之和應等於總冊數）\t成年讀者\t小學學生\t中學學生\t其他\t合計\n"
        "一、本年借出圖書冊數\t1\t2\t3\t4\t10\n";
    const FactBase facts = read_report(text);
    CHECK(shown_row(facts, "loans", "lent") == "1 2 3 4 10");
    CHECK(facts.title.value == "雲溪縣圖書館2021年館藏報告");
    REQUIRE_FALSE(facts.sections.empty());
    CHECK(facts.source->slice(facts.sections[0].heading) == "二、借閱情況");
    CHECK(facts.plain_slice(facts.sections[0].heading) == "二、借阅情况");
}

TEST_CASE("a table that could not be read takes no sentence from the prose") {
    const std::string text =
        "一、馆藏情况\n略。\n二、借阅情况\n本年借出图书30册。\n1\n2\n3\n4\n5\n6\n7\n三、到馆情况\n"
        "略。\n";
    const FactBase facts = read_report(text);
    REQUIRE(facts.tables[*facts.form->table_index("loans")].state == State::Unread);
    const reports::Prose prose = reports::prose_of(reports::read_text("x", text));
    const Narrative narrative = reports::narrative_of(prose, facts);
    CHECK(narrative.text.text.find("本年借出图书30册") != std::string::npos);
}

namespace {

std::string whole_report(const std::string& agency, const std::string& year, int books) {
    return agency + year + "年馆藏报告\n一、馆藏情况\n" + year +
           "年，全馆有序。采购及时。\n读者满意。\n" +
           "信息内容\t本年购入册数\t年末实有册数\n纸质图书\t20\t" + std::to_string(books) +
           "\n二、借阅情况\n借阅有序。\n三、到馆情况\n秩序良好。\n" + agency + "\n";
}

}  // namespace

TEST_CASE("of two reports in one file the first is read, and that there is another is said") {
    const Result<reports::Reading> reading = reports::prepare(tests::library_form());
    REQUIRE(reading);
    Diagnostics diagnostics;
    const FactBase facts = reports::extract(
        reports::read_text("x", whole_report("云溪县图书馆", "2021", 500) + "2022年1月9日\n" +
                                    whole_report("青石县图书馆", "2020", 77) + "2021年1月5日\n"),
        *reading, diagnostics);
    CHECK(shown(facts, "stock.books.held") == "500");
    CHECK(facts.agency.value == "云溪县图书馆");
    CHECK(facts.signed_on.value == Date::from(2022, 1, 9));
    CHECK(facts.sections.size() == 3);
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == Code::SecondReport);
    CHECK(diagnostics.all()[0].arguments == std::vector<std::string>{"青石县图书馆2020年馆藏报告"});
}

TEST_CASE("a blank form behind a report, without a title of the form, is another report too") {
    const FactBase facts = read_report(
        whole_report("云溪县图书馆", "2021", 500) +
        "附：某馆报告表样\n一、馆藏情况\n信息内容\t本年购入册数\t年末实有册数\n期刊合订本\t7\t7\n"
        "二、借阅情况\n三、到馆情况\n");
    CHECK(shown(facts, "stock.journals.held") != "7");
}

TEST_CASE("a table of contents, and a title printed again within a report, begin no other report") {
    const std::string contents = "一、馆藏情况\n二、借阅情况\n三、到馆情况\n";
    const std::string report = whole_report("云溪县图书馆", "2021", 500);
    const FactBase behind_contents =
        read_report("云溪县图书馆2021年馆藏报告\n" + contents + report);
    CHECK(shown(behind_contents, "stock.books.held") == "500");
    const FactBase repeated =
        read_report(report + "云溪县图书馆2020年馆藏报告\n馆藏情况的说明。\n");
    CHECK(repeated.source->text().ends_with("说明。\n"));
}
