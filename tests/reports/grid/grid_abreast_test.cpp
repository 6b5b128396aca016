// Rows whose labels a report sets side by side, over their heads and their figures.
#include <string>

#include <catch2/catch.hpp>

#include "reports/grid/grid.h"
#include "tests/support/written_grids.h"

using namespace gouji;
using namespace gouji::reports;
using namespace gouji::tests;

namespace {

const std::string spanned =
    "第三条第（一）项|<|<|<|第三条第（二）项\n"
    "纸质图书|<|期刊合订本|<|购书经费\n"
    "本年购入册数|年末实有册数|本年购入册数|年末实有册数|本年购书金额（单位：万元）\n";
const std::string without_spans =
    "第三条第（一）项|第三条第（二）项\n"
    "纸质图书|期刊合订本|购书经费\n"
    "本年购入册数|年末实有册数|本年购入册数|年末实有册数|本年购书金额（单位：万元）\n";
const std::string repeated =
    "第三条第（一）项|第三条第（一）项|第三条第（一）项|第三条第（一）项|第三条第（二）项\n"
    "纸质图书|纸质图书|期刊合订本|期刊合订本|购书经费\n"
    "本年购入册数|年末实有册数|本年购入册数|年末实有册数|本年购书金额（单位：万元）\n";

}  // namespace

TEST_CASE("rows side by side are read under their labels and heads") {
    const auto check = [](const std::string& rows, Columns columns) {
        const FactBase facts = read_written(rows + "5|90|0||12.5\n", columns);
        CAPTURE(rows);
        CHECK(row(facts, "stock.books") == ". . 5 90 ");
        CHECK(row(facts, "stock.journals") == ". . 0 - ");
        CHECK(row(facts, "stock.spending") == "12.5 ");
        CHECK(facts.unread.empty());
    };
    check(spanned, Columns::Exact);
    check(without_spans, Columns::Ragged);
    check(repeated, Columns::Ragged);
}

TEST_CASE("rows side by side in an order of their own are those that their labels name") {
    const FactBase facts = read_written(
        "期刊合订本|<|购书经费|纸质图书|<\n"
        "本年购入册数|年末实有册数|本年购书金额（单位：万元）|本年购入册数|年末实有册数\n"
        "1|2|3.5|4|5\n",
        Columns::Exact);
    CHECK(row(facts, "stock.books") == ". . 4 5 ");
    CHECK(row(facts, "stock.journals") == ". . 1 2 ");
    CHECK(row(facts, "stock.spending") == "3.5 ");
}

TEST_CASE("rows side by side over too few figures are unread") {
    const FactBase facts = read_written(without_spans + "5|90|0|12.5\n", Columns::Ragged);
    CHECK(row(facts, "stock.books") == ". . ? ? ");
    CHECK(row(facts, "stock.journals") == ". . ? ? ");
    CHECK(row(facts, "stock.spending") == "? ");
}
