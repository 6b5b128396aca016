// Markdown as converters of web pages and documents write it.
#include "reports/read_markdown.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "facts/code.h"
#include "reports/read.h"
#include "tests/support/read_report.h"

using namespace gouji;
using namespace gouji::reports;
using namespace gouji::tests;

TEST_CASE("a figure written as a formula is the figure, a price list is none") {
    CHECK(without_markdown("| $12$ | $0.5$ |") == "| 12 | 0.5 |");
    CHECK(without_markdown("甲$1$2$3") == "甲$1$2$3");
}

TEST_CASE("what only protects other signs is taken away") {
    CHECK(without_markdown("1\\. 甲\\(一\\)") == "1. 甲(一)");
    CHECK(without_markdown("| a \\| b |") == "| a \\| b |");
    CHECK(without_markdown("甲\\\n乙") == "甲\n乙");
    CHECK(without_markdown("C:\\Temp") == "C:\\Temp");
    CHECK(without_markdown("| 甲\\   | 乙\\\\丙 |") == "| 甲   | 乙 丙 |");  // of broken lines
}

TEST_CASE("names of characters are the characters") {
    CHECK(without_markdown("&lt;甲&gt;&#20057;&#x4E59;") == "<甲>乙乙");
    CHECK(without_markdown("甲 & 乙 &#0; &#xD800; &#124;") == "甲 & 乙 &#0; &#xD800; &#124;");
}

TEST_CASE("tags within a line go, those that break it part words") {
    CHECK(without_markdown("<span style=\"a:b\">一、概况</span>") == "一、概况");
    CHECK(without_markdown("1<br />2") == "1 2");
    CHECK(without_markdown("甲 < 乙, <https://a.example>") == "甲 < 乙, <https://a.example>");
}

TEST_CASE("emphasis and the targets of links go") {
    CHECK(without_markdown("**一、概况**正文") == "一、概况正文");
    CHECK(without_markdown("| `规章` | `12` |") == "| 规章 | 12 |");
    CHECK(without_markdown("12`84") == "12`84");
    CHECK(without_markdown("[首页](/index.html) > [报告](/r)") == "首页 > 报告");
}

TEST_CASE("attributes go with their brackets where the words are shown as they stand") {
    CHECK(without_markdown("**[一、 馆藏情况]{style=\"font-family:黑体\"}**") == "一、 馆藏情况");
    CHECK(without_markdown("# []{#_Toc1}[馆藏]{lang=\"EN-US\"}") == "# 馆藏");
    for (const char* kept : {"[12]{style=\"display:none\"}3", "[3]{style=\"vertical-align:super\"}",
                             "[12]{.hidden}", "[一[1]]{#a}", "[年]{未", "[年\n]{#a}", "1[2]{#a}3"})
        CHECK(without_markdown(kept) == kept);
}

TEST_CASE("a table that a converter left out is unread, not missing") {
    const Unmarked text = unmarked("一\n\n[TABLE]\n\n表见[TABLE]处");
    CHECK(text.text == "一\n\n\n\n表见[TABLE]处");
    REQUIRE(text.gaps.size() == 1);
    CHECK(text.gaps[0].kind == Gap::Kind::Attachment);
}

TEST_CASE("emphasis around all that a cell shows goes, a star elsewhere stays") {
    CHECK(without_markdown("| *0* | **1** | ***2*** |") == "| 0 | 1 | 2 |");
    CHECK(without_markdown("3*4\t5*") == "3*4\t5*");
    CHECK(without_markdown("* 甲 * 乙") == "* 甲 * 乙");
}

TEST_CASE("no mark that goes joins two figures") {
    CHECK(without_markdown("12**84") == "12**84");
    CHECK(without_markdown("１２****８４") == "１２**８４");
    CHECK(without_markdown("12<span></span>84") == "12 84");
    CHECK(without_markdown("12<!-- -->84") == "12 84");
    CHECK(without_markdown("12[3](#note)") == "12[3](#note)");
    CHECK(without_markdown("1\\,284") == "1,284");
}

TEST_CASE("a picture shows nothing, and leaves a gap where it stands") {
    for (const std::string picture :
         {"![表二](t.png)", "![t][1]", "![表]", "![[t.png]]", "<img src=\"t.png\" width=\"600\">",
          "<IMG\nsrc='t.png'>", "<img src=t.png width='100%'>"}) {
        const Unmarked plain = unmarked("前\n" + picture + "\n后");
        CAPTURE(picture, plain.text);
        REQUIRE(plain.gaps.size() == 1);
        CHECK(plain.gaps[0].kind == Gap::Kind::Picture);
        CHECK(plain.gaps[0].span.begin == 4);
        CHECK(plain.text.find("表") == std::string::npos);
    }
    CHECK(unmarked("好!<img src='seal.png' width='20'>![").gaps.empty());
    CHECK(unmarked("<img src='t.png'\n正文<br>").text == "<img src='t.png'\n正文 ");
    CHECK(unmarked("<img src='data:" + std::string(5000, 'A') + "'>").gaps.size() == 1);
}

TEST_CASE("a table that is a picture is unread, not missing") {
    const std::string rest = "\n\n## 三、到馆情况\n\n无。\n";
    const std::string picture = "\n\n![](stock.png)\n\n",
                      table = "<table><tr><td>注</td></tr></table>";
    for (const std::string& shown : std::vector<std::string>{
             picture, table + picture, "<table><tr><td><img src='stock.png'></td></tr></table>"}) {
        const FactBase facts = read_report(
            "## 一、馆藏情况\n\n无。\n\n## 二、借阅情况\n\n见下图。\n\n" + shown + rest);
        const std::size_t loans = *facts.form->table_index("loans");
        CAPTURE(shown);
        CHECK(facts.tables[loans].state == State::Unread);
        CHECK(facts.tables[*facts.form->table_index("stock")].state == State::Missing);
        REQUIRE_FALSE(facts.unread.empty());
        CHECK(facts.unread[0].why == Unreadable::Image);
    }
}

TEST_CASE("text between divisions is Markdown, text in paragraphs is a page") {
    const std::string markdown = "<div>\n\n甲\n\n乙\n\n</div>\n\n丙\n\n丁\n\n戊\n";
    const std::string page = "<div>\n\n<p>甲</p>\n\n<p>乙</p>\n\n丙\n\n丁\n\n戊\n\n己\n</div>\n";
    CHECK(format_of(markdown) == Format::Text);
    CHECK(format_of(page) == Format::Html);
    CHECK(format_of("<html>" + markdown) == Format::Html);
}

TEST_CASE("a table of HTML in Markdown is read as one, in its place") {
    const FactBase facts = read_report(
        "## 一、馆藏情况\n\n"
        "<table>\n<tr><td>信息内容</td><td>本年购入<br />册数</td><td>年末实有册数</td></tr>\n"
        "<tr><td>纸质图书</td><td>1</td><td>7</td></tr>\n"
        "<tr><td>期刊合订本</td><td>1<br />2</td><td></td></tr>\n</table>\n\n"
        "## 二、借阅情况\n\n正文。\n");
    CHECK(shown(facts, "stock.books.bought") == "1");
    CHECK(shown(facts, "stock.books.held") == "7");
    CHECK(shown(facts, "stock.journals.bought") == "unread");
    CHECK(shown(facts, "stock.journals.held") == "missing");
    REQUIRE(facts.section(2) != nullptr);
    CHECK(facts.source->slice(facts.section(2)->body).find("正文。") != std::string_view::npos);
}

TEST_CASE("a table that is not closed ends with the text") {
    CHECK(shown(read_report("一、馆藏情况\n<table><tr><td>信息内容</td><td>本年购入册数</td>"
                            "<td>年末实有册数</td></tr><tr><td>纸质图书</td><td>1</td><td>7"),
                "stock.books.held") == "7");
}

TEST_CASE("a table of HTML that is refused is told, and what it shows is lines") {
    std::string table;
    for (int i = 0; i < 3000; ++i) table += "<table><tr><td>";
    const Document document = read_text("x", "前\n" + table + "纸质图书");
    REQUIRE(document.remarks.size() == 1);
    CHECK(document.remarks[0].code == Code::HtmlTooDeep);
    CHECK(document.source->text().find("纸质图书") != std::string_view::npos);
}
