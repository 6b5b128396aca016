// Cells of tabbed rows that hold line breaks, as a browser or a spreadsheet writes them down.
#include <string>

#include <catch2/catch.hpp>

#include "tests/support/read_report.h"

using namespace gouji;
using namespace gouji::tests;

namespace {

const std::string rows =
    "一、本年借出图书册数\t6\t1\t0\t0\t7\n（一）按期归还入库\t4\t0\t0\t0\t4\n"
    "（四）合计\t6\t1\t0\t0\t7\n三、年末尚未归还册数\t0\t0\t0\t0\t0\n";

}  // namespace

TEST_CASE("heads with line breaks in them are put together again") {
    const FactBase facts = read_loans(
        "（各行之和应等于总册数）\t读者情况\n成年\n读者\t未成年读者\t合计\n"
        "小学\n学生\t中学\n学生\t其他\n" +
        rows);
    CHECK(loans_row(facts, "lent") == "6 1 0 0 7");
    CHECK(loans_row(facts, "open") == "0 0 0 0 0");
    CHECK(loans_row(facts, "summed") == "6 1 0 0 7");
}

TEST_CASE("a label broken after each character is put together again") {
    const FactBase facts = read_loans(
        "（各行之和应等于总册数）\t读者情况\n成年读者\t未成年读者\t合计\n"
        "小学学生\t中学学生\t其他\n一、本年借出图书册数\t6\t1\t0\t0\t7\n二\n、\n图\n书\n去\n向\n情"
        "\n况\t"
        "（一）按期归还入库\t4\t0\t0\t0\t4\n（四）合计\t6\t1\t0\t0\t7\n");
    CHECK(loans_row(facts, "lent") == "6 1 0 0 7");
    CHECK(loans_row(facts, "returned") == "4 0 0 0 4");
    CHECK(loans_row(facts, "summed") == "6 1 0 0 7");
}
