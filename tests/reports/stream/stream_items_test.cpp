// Words of running text that stand in the place of figures, and figures that seem to be words.
#include "reports/stream/stream_items.h"

#include <catch2/catch.hpp>

#include "tests/support/read_report.h"

using namespace gouji;
using namespace gouji::tests;

TEST_CASE("a figure with a stop behind it is no mark of a label") {
    const FactBase facts =
        read_loans("一、本年借出图书册数 2， 1 2 2， 7\n（一）按期归还入库 4 1 2 3 10\n");
    CHECK(loans_row(facts, "lent") == "invalid 1 2 invalid 7");
}

TEST_CASE("a row of words alone keeps their places") {
    const FactBase facts =
        read_loans("一、本年借出图书册数 无 无 若干 无 无\n（一）按期归还入库 4 0 0 0 4\n");
    CHECK(loans_row(facts, "lent") == "invalid invalid invalid invalid invalid");
    CHECK(loans_row(facts, "returned") == "4 0 0 0 4");
}

TEST_CASE("a word that labels have is none where it stands for every figure of a row") {
    const FactBase facts =
        read_loans("一、本年借出图书册数 未 未 未 未 未\n（一）按期归还入库 未 未 3 未 4\n");
    CHECK(loans_row(facts, "lent") == "invalid invalid invalid invalid invalid");
    CHECK(loans_row(facts, "returned") == "invalid invalid 3 invalid 4");
}

TEST_CASE("a letter of a label stands for figures where it fills up the rows of a cell a line") {
    const FactBase facts = read_loans(
        "一、本年借出图书册数\n1\n其\n其\n4\n10\n（一）按期归还入库\n其\n其\n其\n其\n其\n"
        "（四）合计\n7\n其\n其\n12\n36\n三、年末尚未归还册数\n9\n9\n其\n9\n36\n");
    CHECK(loans_row(facts, "lent") == "1 invalid invalid 4 10");
    CHECK(loans_row(facts, "returned") == "invalid invalid invalid invalid invalid");
    CHECK(loans_row(facts, "summed") == "7 invalid invalid 12 36");
    CHECK(loans_row(facts, "open") == "9 9 invalid 9 36");
}
