// Tables drawn with lines in plain text, as browsers in a terminal and document converters do.
#include "reports/text/drawn_table.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "facts/width.h"
#include "reports/read.h"
#include "reports/read_markdown.h"
#include "tests/support/read_report.h"

using namespace gouji;
using namespace gouji::reports;
using namespace gouji::tests;

namespace {

const Grid& grid_of(const Document& document) {
    for (const DocumentBlock& block : document.blocks) {
        if (const Grid* grid = std::get_if<Grid>(&block)) return *grid;
    }
    FAIL("no grid");
    throw 0;
}

// Each cell as `row,column[+rows][+columns] text`, its lines joined by a slash.
std::vector<std::string> cells_of(const Document& document) {
    std::vector<std::string> cells;
    for (const GridCell& cell : grid_of(document).cells) {
        std::string shown = std::to_string(cell.row) + "," + std::to_string(cell.column);
        if (cell.row_span > 1 || cell.column_span > 1)
            shown += "+" + std::to_string(cell.row_span) + "+" + std::to_string(cell.column_span);
        shown += " " + std::string(document.source->slice(cell.span));
        for (const Span rest : cell.rest) shown += "/" + std::string(document.source->slice(rest));
        cells.push_back(shown);
    }
    return cells;
}

using Cells = std::vector<std::string>;

}  // namespace

TEST_CASE("a cell is what no line divides, over rows, columns and lines of text") {
    const Document document = read_text("x",
                                        "┌────┬───────┐\n"
                                        "│    │ 甲    │\n"
                                        "│ 子 ├───┬───┤\n"
                                        "│    │ 1 │乙 │\n"
                                        "│    │   │丙 │\n"
                                        "└────┴───┴───┘\n");
    CHECK(cells_of(document) == Cells{"0,0+2+1 子", "0,1+1+2 甲", "1,1 1", "1,2 乙/丙"});
    CHECK(grid_of(document).columns == Columns::Exact);
}

TEST_CASE("plus signs, dashes and bars draw cells as well") {
    const Document document = read_text("x",
                                        "+-----+---+\n"
                                        "| 甲  | 1 |\n"
                                        "| 乙  |   |\n"
                                        "+=====+===+\n"
                                        "| 丙  | - |\n"
                                        "+-----+---+\n");
    CHECK(cells_of(document) == Cells{"0,0 甲/乙", "0,1 1", "1,0 丙", "1,1 -"});
}

TEST_CASE("what Markdown escapes in a drawn cell, and where it ends a line, moves no wall") {
    const std::string table =
        "+----------+-------+\n"
        "| 一、甲\\  | 1     |\n"
        "| 乙\\*     |       |\n"
        "+==========+=======+\n"
        "| 丙\\\"     | **2** |\n"
        "+----------+-------+\n";
    CHECK(cells_of(read_text("x", without_markdown(table))) ==
          Cells{"0,0 一、甲/乙*", "0,1 1", "1,0 丙\"", "1,1 2"});
    CHECK(without_markdown("+-----+\n| &lt;\\|\\* |\n") == "+-----+\n| <\\|*     |\n");
    CHECK(without_markdown("| **2** |\n") == "| 2 |\n");
}

TEST_CASE("a line of quotation marks is as wide as the program that drew it thinks") {
    const std::string narrow =
        "┌───────┬─┐\n"
        "│“甲”乙 │1│\n"
        "├───────┼─┤\n"
        "│甲乙丙 │2│\n"
        "└───────┴─┘\n";
    CHECK(cells_of(read_text("x", narrow)) == Cells{"0,0 “甲”乙", "0,1 1", "1,0 甲乙丙", "1,1 2"});
    const std::string wide =
        "┌────┬─┐\n"
        "│甲      │1 │\n"
        "├────┼─┤\n"
        "│乙丙丁  │2 │\n"
        "└────┴─┘\n";
    CHECK(cells_of(read_text("x", wide)) == Cells{"0,0 甲", "0,1 1", "1,0 乙丙丁", "1,1 2"});
}

TEST_CASE("without lines between the rows, each line with a label and figures is a row") {
    const Document document = read_text("x",
                                        " 信息 | 本年 | 合计\n"
                                        "------+------+------\n"
                                        " 甲   |    1 |    1\n"
                                        " 乙   |    2 |    2\n");
    CHECK(cells_of(document) == Cells{"0,0 信息", "0,1 本年", "0,2 合计", "1,0 甲", "1,1 1",
                                      "1,2 1", "2,0 乙", "2,1 2", "2,2 2"});
}

TEST_CASE("a page break inside a drawn table parts nothing") {
    const Document document = read_text("x",
                                        "+-----+---+\n"
                                        "| 甲  | 1 |\n"
                                        "\n- 3 -\n\f"
                                        "| 乙  |   |\n"
                                        "+-----+---+\n");
    CHECK(cells_of(document) == Cells{"0,0 甲/乙", "0,1 1"});
}

TEST_CASE("dashes in place of a figure are no line") {
    const Document document = read_text("x",
                                        "+-----+-----+\n"
                                        "| 甲  | --- |\n"
                                        "+-----+-----+\n"
                                        "| 乙  | 1   |\n"
                                        "+-----+-----+\n");
    CHECK(cells_of(document) == Cells{"0,0 甲", "0,1 ---", "1,0 乙", "1,1 1"});
}

TEST_CASE("a drawing that does not hold all of its text is not believed") {
    const Document document = read_text("x",
                                        "+-----+---+\n"
                                        "| 甲  | 1 | 2\n"
                                        "+-----+---+\n"
                                        "| 乙  | 2 |\n"
                                        "+-----+---+\n");
    CHECK(grid_of(document).columns == Columns::Lost);
}

TEST_CASE("two figures in one drawn cell are unread") {
    const FactBase facts = read_report(
        "一、馆藏情况\n"
        "+------------+--------------+--------------+\n"
        "| 信息内容   | 本年购入册数 | 年末实有册数 |\n"
        "+------------+--------------+--------------+\n"
        "| 纸质图书   | 1            | 7            |\n"
        "|            | 2            | 8            |\n"
        "+------------+--------------+--------------+\n"
        "| 期刊合订本 | 3            | 9            |\n"
        "+------------+--------------+--------------+\n");
    CHECK(shown_row(facts, "stock", "books") == "not_applicable not_applicable unread unread");
    CHECK(shown_row(facts, "stock", "journals") == "not_applicable not_applicable 3 9");
}

TEST_CASE("a box around a whole report is taken away") {
    const FactBase facts = read_report(
        "+-----------------------------------------------+\n"
        "| 一、馆藏情况                                  |\n"
        "|                                               |\n"
        "| | 信息内容 | 本年购入册数 | 年末实有册数 |    |\n"
        "| |----------|--------------|--------------|    |\n"
        "| | 纸质图书 | 1            | 7            |    |\n"
        "+-----------------------------------------------+\n");
    CHECK(facts.section(1) != nullptr);
    CHECK(shown_row(facts, "stock", "books") == "not_applicable not_applicable 1 7");
}

TEST_CASE("a row that neither the lines nor the text around them show is unread, not blank") {
    const FactBase facts = read_report(
        "一、馆藏情况\n"
        "+------------+--------------+--------------+\n"
        "| 信息内容   | 本年购入册数 | 年末实有册数 |\n"
        "+------------+--------------+--------------+\n"
        "| 纸质图书   | 1            | 7            |\n"
        "+------------+--------------+--------------+\n");
    CHECK(shown_row(facts, "stock", "books") == "not_applicable not_applicable 1 7");
    CHECK(shown_row(facts, "stock", "journals") == "not_applicable not_applicable unread unread");
}

TEST_CASE("rows that lines are drawn around and rows that stand beside them are one table") {
    const FactBase facts = read_report(
        "一、馆藏情况\n"
        "+------------+--------------+--------------+\n"
        "| 信息内容   | 本年购入册数 | 年末实有册数 |\n"
        "+------------+--------------+--------------+\n"
        "| 纸质图书   | 1            | 7            |\n"
        "+------------+--------------+--------------+\n"
        "| 期刊合订本 | 3            | 9            |\n"
        "+------------+--------------+--------------+\n"
        "   第三条第（二）项\n"
        "   信息内容   本年购书金额（单位：万元）\n"
        "   购书经费   12.5\n");
    CHECK(shown_row(facts, "stock", "journals") == "not_applicable not_applicable 3 9");
    CHECK(shown_row(facts, "stock", "spending") == "12.5");
}
