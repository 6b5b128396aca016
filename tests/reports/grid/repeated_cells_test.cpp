// Merged cells that a program wrote down once for each place that they cover.
#include <string>

#include <catch2/catch.hpp>

#include "tests/support/written_grids.h"

using namespace gouji;
using namespace gouji::tests;

namespace {

const std::string stock =
    "第三条第（一）项|第三条第（一）项|第三条第（一）项\n"
    "信息内容|本年购入册数|年末实有册数\n"
    "纸质图书|4|4\n"
    "期刊合订本|3|9\n"
    "第三条第（二）项|第三条第（二）项|第三条第（二）项\n"
    "信息内容|本年购书金额（单位：万元）|本年购书金额（单位：万元）\n";

const std::string loans =
    "（各行之和应等于总册数）|（各行之和应等于总册数）|读者情况|读者情况|读者情况|读者情况|"
    "读者情况\n"
    "（各行之和应等于总册数）|（各行之和应等于总册数）|成年读者|未成年读者|未成年读者|未成年读者|"
    "合计\n"
    "（各行之和应等于总册数）|（各行之和应等于总册数）|成年读者|小学学生|中学学生|其他|合计\n"
    "一、本年借出图书册数|一、本年借出图书册数|1|2||4|10\n"
    "二、图书去向情况|（一）按期归还入库|5|5|5|5|20\n"
    "二、图书去向情况|（四）合计|7|7|10|12|36\n"
    "三、年末尚未归还册数|三、年末尚未归还册数|9|9|9|9|36\n";

}  // namespace

TEST_CASE("a figure that is repeated under the head of several columns is one figure") {
    for (const Columns columns : {Columns::Exact, Columns::Ragged}) {
        const FactBase facts = read_written(stock + "购书经费|6|6\n", columns);
        CHECK(row(facts, "stock.books") == ". . 4 4 ");
        CHECK(row(facts, "stock.journals") == ". . 3 9 ");
        CHECK(row(facts, "stock.spending") == "6 ");
        CHECK(facts.unread.empty());
    }
}

TEST_CASE("figures that differ under the head of several columns are not one") {
    CHECK(row(read_written(stock + "购书经费|6|7\n", Columns::Exact), "stock.spending") == "? ");
}

TEST_CASE("a figure that some places under its head do not show is not one for all of them") {
    const std::string head = "本年购书金额（单位：万元）";
    const std::string money =
        "第三条第（二）项|第三条第（二）项|第三条第（二）项|第三条第（二）项\n"
        "信息内容|" +
        head + "|" + head + "|" + head + "\n购书经费|";
    CHECK(row(read_written(money + "6|6|6\n", Columns::Exact), "stock.spending") == "6 ");
    CHECK(row(read_written(money + "5|6|6\n", Columns::Exact), "stock.spending") == "? ");
    CHECK(row(read_written(money + "|6|6\n", Columns::Exact), "stock.spending") == "? ");
}

TEST_CASE("labels that are repeated side by side tell the columns of a table without spans") {
    for (const Columns columns : {Columns::Exact, Columns::Ragged}) {
        const FactBase facts = read_written(loans, columns);
        CHECK(row(facts, "loans.lent") == "1 2 - 4 10 ");
        CHECK(row(facts, "loans.returned") == "5 5 5 5 20 ");
        CHECK(row(facts, "loans.open") == "9 9 9 9 36 ");
        CHECK(altered(facts) == "");
    }
}

TEST_CASE("heads that show the same under heads of their own are as many heads") {
    const FactBase facts = read_written(
        "中心馆舍|中心馆舍|中心馆舍|东门分馆|东门分馆|东门分馆|西门分馆|西门分馆|西门分馆\n"
        "白天人次|夜间人次|合计|合计|白天人次|夜间人次|夜间人次|白天人次|合计\n"
        "1|2|3|9|4|5|0|7|7\n",
        Columns::Exact);
    CHECK(row(facts, "visits.main") == "1 2 3 ");
    CHECK(row(facts, "visits.east") == "4 5 9 ");
    CHECK(row(facts, "visits.west") == "7 0 7 ");
}

TEST_CASE("a short word in cell after cell is no merged cell") {
    const FactBase facts = read_written(
        "成年读者|小学学生|中学学生|其他|合计\n一、本年借出图书册数|无|无|无|无|无\n"
        "（四）合计|7|7|10|12|36\n三、年末尚未归还册数|9|9|9|9|36\n",
        Columns::Ragged);
    CHECK(row(facts, "loans.lent") == "! ! ! ! ! ");
}
