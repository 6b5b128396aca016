#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "reports/read.h"

using namespace gouji;
using namespace gouji::reports;

namespace {

using Rows = std::vector<std::vector<std::string>>;

const Grid& grid_of(const Document& document, std::size_t number = 0) {
    for (const DocumentBlock& block : document.blocks) {
        if (const Grid* grid = std::get_if<Grid>(&block)) {
            if (number-- == 0) return *grid;
        }
    }
    FAIL("no grid");
    throw 0;
}

Rows rows_of(const Document& document, std::size_t number = 0) {
    Rows rows;
    for (const GridCell& cell : grid_of(document, number).cells) {
        if (cell.row >= rows.size()) rows.resize(cell.row + 1);
        rows[cell.row].emplace_back(document.source->slice(cell.span));
    }
    return rows;
}

std::vector<std::string> paragraphs_of(const Document& document) {
    std::vector<std::string> paragraphs;
    for (const DocumentBlock& block : document.blocks) {
        if (const Paragraph* paragraph = std::get_if<Paragraph>(&block))
            paragraphs.emplace_back(document.source->slice(paragraph->span));
    }
    return paragraphs;
}

}  // namespace

TEST_CASE("rows of cells between tabs are one grid, headings stay outside") {
    const Document document = read_text("x", "一、概况\n信息\t件数\n甲\t1\n乙\t2\n二、结尾\n");
    CHECK(rows_of(document) == Rows{{"信息", "件数"}, {"甲", "1"}, {"乙", "2"}});
    CHECK(paragraphs_of(document) == std::vector<std::string>{"一、概况", "二、结尾"});
    CHECK(grid_of(document).columns == Columns::Ragged);
}

TEST_CASE("a page break, blank lines and a page number do not end a grid") {
    const Document document =
        read_text("x", "甲\t1\n\n\f- 3 -\n\n\t的下半行\t\n乙\t2\n\n----\t---\n\n丙\t3\n");
    CHECK(rows_of(document) == Rows{{"甲", "1"}, {"", "的下半行", ""}, {"乙", "2"}, {"丙", "3"}});
    CHECK(paragraphs_of(document).empty());
}

TEST_CASE("a row of one cell that lost its tabs belongs to the grid around it") {
    const Document document = read_text("x", "甲\t1\n\n第二组\n乙\t2\n");
    CHECK(rows_of(document) == Rows{{"甲", "1"}, {"第二组"}, {"乙", "2"}});
}

TEST_CASE("a heading between two tables parts them") {
    const Document document = read_text("x", "甲\t1\n乙\t1\n三、第三\n丙\t2\n丁\t4\n");
    CHECK(rows_of(document, 0) == Rows{{"甲", "1"}, {"乙", "1"}});
    CHECK(rows_of(document, 1) == Rows{{"丙", "2"}, {"丁", "4"}});
}

TEST_CASE("a table between commas is what a spreadsheet exports") {
    const Document document =
        read_text("x", "一、概况,,\n信息,本年件数,合计\n甲,\"1,044\",7\n乙,0,\n完,毕\n");
    CHECK(rows_of(document) == Rows{{"一、概况", "", ""},
                                    {"信息", "本年件数", "合计"},
                                    {"甲", "1,044", "7"},
                                    {"乙", "0", ""}});
    CHECK(grid_of(document).columns == Columns::Exact);
    CHECK(paragraphs_of(document) == std::vector<std::string>{"完,毕"});
}

TEST_CASE("any sign that parts as many cells in every line parts a table's") {
    for (const std::string sign : {";", "；", "^", "，", "\x1F", "#"}) {
        std::string text = "信息|件数|合计\n甲|\"1,044\"|7\n\n乙|0|\n";
        for (std::size_t at = 0; (at = text.find('|')) != std::string::npos;)
            text.replace(at, 1, sign);
        const Document document = read_text("x", "标题\n" + text + "完\n");
        CHECK(rows_of(document) ==
              Rows{{"信息", "件数", "合计"}, {"甲", "1,044", "7"}, {"乙", "0", ""}});
        CHECK(paragraphs_of(document) == std::vector<std::string>{"标题", "完"});
    }
}

TEST_CASE("a sign that sentences lack parts lines of different lengths as well") {
    const Document document = read_text(
        "x", "第一条\n信息;件数\n甲;3\n第二条\n信息;件数;合计\n乙;0;7\n丙;1;8\n二、结尾\n略。\n");
    CHECK(rows_of(document) == Rows{{"信息", "件数"},
                                    {"甲", "3"},
                                    {"第二条"},
                                    {"信息", "件数", "合计"},
                                    {"乙", "0", "7"},
                                    {"丙", "1", "8"}});
    CHECK(grid_of(document).columns == Columns::Ragged);
    CHECK(paragraphs_of(document) == std::vector<std::string>{"第一条", "二、结尾", "略。"});
}

TEST_CASE("what a sheet says below its table, a cell a line, is text") {
    const Document document = read_text(
        "x", "\"某馆年报\"\n信息,件数,合计\n甲,1,7\n乙,0,3\n某馆,,\n2024年1月3日,,\n\"完, 毕\"\n");
    CHECK(rows_of(document).size() == 3);
    CHECK(paragraphs_of(document) ==
          std::vector<std::string>{"某馆年报", "某馆", "2024年1月3日", "完, 毕"});
}

TEST_CASE("a cell in quotation marks may have line breaks in it") {
    for (const std::string sign : {",", ";", "\t"}) {
        std::string text = "信息,\"件\n数\",合计\n\"甲\n的\",1,3\n乙,\"2\",4\n";
        std::ranges::for_each(text, [&](char& c) { c = c == ',' ? sign.front() : c; });
        CHECK(rows_of(read_text("x", text)) ==
              Rows{{"信息", "件\n数", "合计"}, {"甲\n的", "1", "3"}, {"乙", "2", "4"}});
    }
    CHECK(paragraphs_of(read_text("x", "\"一、概况\n二、结尾\"\n\"甲,乙\n丙\n")).size() == 4);
}

TEST_CASE("sentences with commas in them are no table") {
    const Document document = read_text("x", "甲,乙,丙\n丁,戊,己\n庚,辛,壬\n共3件,其中1件,2件\n");
    CHECK(paragraphs_of(document).size() == 4);
}

TEST_CASE("a signature with a tab in it is no table") {
    const Document document = read_text("x", "某局\t2024年1月3日\n");
    CHECK(paragraphs_of(document) == std::vector<std::string>{"某局\t2024年1月3日"});
}

TEST_CASE("a cell a line: a blank line ends a row, the indentation alone is a blank cell") {
    const Document document =
        read_text("x",
                  "    一、概况\n\t信息\n\t本年\n件数\n\n\t甲\n\t0\n\n\t\n\t乙\n"
                  "\t\n\n\n  二、结尾\n");
    CHECK(rows_of(document) == Rows{{"信息", "本年\n件数"}, {"甲", "0"}, {"", "乙", ""}});
    CHECK(paragraphs_of(document) == std::vector<std::string>{"一、概况", "二、结尾"});
}

TEST_CASE("a cell a line may stand behind a full-width space, between lines of one blank") {
    const Document document = read_text("x", "　甲\n　1\n \n　乙\n　2\n");
    CHECK(rows_of(document) == Rows{{"甲", "1"}, {"乙", "2"}});
}

TEST_CASE("figures that blanks surround, below lines without one, are no table of their own") {
    const Document document = read_text("x", "甲\n 1 \n 2 \n\n 二、结尾\n乙\n 3 \n 4 \n");
    CHECK(paragraphs_of(document) ==
          std::vector<std::string>{"甲", "1", "2", "二、结尾", "乙", "3", "4"});
}

TEST_CASE("indented prose is no table") {
    const Document document = read_text("x", "　　全年公开信息。\n　　共收到申请3件。\n");
    CHECK(paragraphs_of(document).size() == 2);
}

TEST_CASE("a table between pipes has exact columns where its rows are even") {
    const Document document = read_text("x", "# 标题\n\n| 甲 |  |\n|:-:|---|\n| 乙 | 1 |\n");
    CHECK(rows_of(document) == Rows{{"甲", ""}, {"乙", "1"}});
    CHECK(grid_of(document).columns == Columns::Exact);
    CHECK(paragraphs_of(document) == std::vector<std::string>{"标题"});
}

TEST_CASE("a table between pipes is ragged where merged cells were left out") {
    const Document document = read_text("x", "|甲|乙|1|\n|--|--|--|\n|丙|2|\n");
    CHECK(rows_of(document) == Rows{{"甲", "乙", "1"}, {"丙", "2"}});
    CHECK(grid_of(document).columns == Columns::Ragged);
}

TEST_CASE("pipes between the cells alone part tables of two columns, too") {
    CHECK(rows_of(read_text("x", "项目 | 件数\n甲 | 1\n乙 |\n")) ==
          Rows{{"项目", "件数"}, {"甲", "1"}, {"乙", ""}});
    CHECK(paragraphs_of(read_text("x", "首页 | 公开\n来源：某局 | 日期：今天\n")).size() == 2);
}

TEST_CASE("a pipe at the beginning of some lines only stands behind a blank cell") {
    const Document document = read_text("x", "甲 | 乙 | 丙\n | 1 | 2\n3 | | 4\n | | 5\n");
    CHECK(rows_of(document) ==
          Rows{{"甲", "乙", "丙"}, {"", "1", "2"}, {"3", "", "4"}, {"", "", "5"}});
    CHECK(grid_of(document).columns == Columns::Exact);
}

TEST_CASE("how far the next cell reaches is no text of the one before its pipe") {
    CHECK(rows_of(read_text("x", "3+|甲 |1\n|乙 .2+|丙 2.3+|2\n|C++ |+\n")) ==
          Rows{{"", "甲", "1"}, {"乙", "丙", "2"}, {"C++", "+"}});
}

TEST_CASE("a quotation and a heading closed by its marks are their text") {
    CHECK(paragraphs_of(read_text("x", "> ## 一、概况 ##\n>\n> 共3件。\n")) ==
          std::vector<std::string>{"一、概况", "共3件。"});
}

TEST_CASE("a text that is quoted whole is read as it was") {
    const Document document = read_text("x", "> 一、概况\r\n>\r\n> | 甲 | 1 |\r\n> | 乙 | 2 |\r\n");
    CHECK(rows_of(document) == Rows{{"甲", "1"}, {"乙", "2"}});
    CHECK(paragraphs_of(read_text("x", "> 甲\n乙 > 丙\n")) ==
          std::vector<std::string>{"甲", "乙 > 丙"});
}

TEST_CASE("a heading of wikis and outlines is its words") {
    for (const char* heading :
         {"= 一、概况 =", "====== 一、概况 ======", "* 一、概况", "h1. {anchor:a}一、概况",
          "h2(#a). 一、概况", "= 一、概况 {{id name=\"a\" /}}=", "## 一、概况 {#a}"})
        CHECK(paragraphs_of(read_text("x", heading)) == std::vector<std::string>{"一、概况"});
    for (const char* line : {"h1.5倍", "*一", "h1(", "h2). 甲", "=一"})
        CHECK(paragraphs_of(read_text("x", line)) == std::vector<std::string>{line});
}

TEST_CASE("a bold paragraph is its text") {
    CHECK(paragraphs_of(read_text("x", "**一、概况**\n")) == std::vector<std::string>{"一、概况"});
}

TEST_CASE("page numbers in the middle of prose are left out, numbers of the text are not") {
    const Document document = read_text("x", "共收到\n— 1 —\n\f申请\n12\n件\n第 2 页 共 3 页\n");
    CHECK(paragraphs_of(document) == std::vector<std::string>{"共收到", "申请", "12", "件"});
}

TEST_CASE("a bare number is a page number only where the pages count themselves by it") {
    CHECK(paragraphs_of(read_text("x", "甲\n1\n\f乙\n2\n\f丙\n3\n")).size() == 3);
    CHECK(paragraphs_of(read_text("x", "甲\n1\n\f乙\n5\n\f丙\n3\n")).size() == 6);
}

TEST_CASE("a page that shows a figure in the place of its number has the number elsewhere") {
    const auto read = [](const std::string& page) {
        return paragraphs_of(read_text("x", "甲\n1\n\f" + page + "\n\f丙\n3\n"));
    };
    CHECK(read("乙\n\n2\n\n丁\n5") == std::vector<std::string>{"甲", "乙", "丁", "5", "丙"});
    CHECK(read("乙\n\n2\n\n丁\n\n2\n\n戊\n5").size() == 10);
    CHECK(read("乙\n2\n\n丁\n5").size() == 8);
    CHECK(read("乙\n\n4\n\n丁\n5").size() == 8);
}

TEST_CASE("line breaks of every system part lines") {
    CHECK(paragraphs_of(read_text("x", "甲\r\n乙\r丙\n")) ==
          std::vector<std::string>{"甲", "乙", "丙"});
}
