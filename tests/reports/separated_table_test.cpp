// Tables whose cells one sign parts, and text that only seems to be one.
#include <string>

#include <catch2/catch.hpp>

#include "tests/support/read_report.h"

using namespace gouji;
using namespace gouji::tests;

TEST_CASE("a figure with its thousands apart parts no line") {
    const FactBase facts = read_loans(
        "一、本年借出图书册数\n1,971\n13\n19\n0\n2,003\n（一）按期归还入库\n1,"
        "012\n13\n0\n"
        "0\n1,025\n1.修补后继续借阅\n1,000\n0\n0\n0\n1,000\n");
    CHECK(loans_row(facts, "lent") == "1971 13 19 0 2003");
    CHECK(loans_row(facts, "returned") == "1012 13 0 0 1025");
}
