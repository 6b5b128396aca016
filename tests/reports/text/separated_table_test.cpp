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

TEST_CASE("rows of one width are a table of their own, whatever follows them") {
    const FactBase facts = read_report(
        "（二）借阅情况\n"
        "项目,项目,成年读者,小学学生,中学学生,其他,合计\n"
        "一、本年借出图书册数,一、本年借出图书册数,1,2,3,4,10\n"
        "二、图书去向情况,（一）按期归还入库,1,2,3,0,6\n"
        "二、图书去向情况,1.修补后继续借阅,0,0,0,1,1\n"
        "二、图书去向情况,2.由读者照价赔偿,0,0,0,2,2\n"
        "三、年末尚未归还册数,三、年末尚未归还册数,0,0,0,1,1\n"
        "（三）到馆情况\n"
        "中心馆舍,中心馆舍,中心馆舍,各处分馆,各处分馆,各处分馆,各处分馆,各处分馆,各处分馆\n"
        "白天人次,夜间人次,合计,白天人次,夜间人次,合计,白天人次,夜间人次,合计\n"
        "1,2,3,4,5,9,7,8,15\n");
    CHECK(loans_row(facts, "lent") == "1 2 3 4 10");
    CHECK(shown_row(facts, "visits", "main") == "1 2 3");
}

TEST_CASE("figures of full width are figures of a separated table too") {
    const FactBase facts = read_loans(
        "项目;成年读者;小学学生;中学学生;其他;合计\n一、本年借出图书册数;１;２;３;４;１０\n"
        "（一）按期归还入库;１;２;３;０;６\n1.修补后继续借阅;０;０;０;１;１\n"
        "2.由读者照价赔偿;０;０;０;２;２\n");
    CHECK(loans_row(facts, "lent") == "1 2 3 4 10");
}

TEST_CASE("a long table of one width needs no figures") {
    std::string rows = "项目,,成年读者,未成年读者,,,合计\n,,,小学学生,中学学生,其他,\n";
    const auto add = [&](const std::string& labels) { rows += labels + ",无,无,无,无,无\n"; };
    for (const std::string labels :
         {"一、本年借出图书册数,", "二、图书去向情况,（一）按期归还入库", ",1.修补后继续借阅",
          ",2.由读者照价赔偿", ",（三）其他去向", ",（四）合计", "三、年末尚未归还册数,"})
        add(labels);
    const auto lent = [](const std::string& part) { return loans_row(read_loans(part), "lent"); };
    CHECK(lent(rows) == unread_row);
    add("其中：本馆读者,");
    CHECK(lent(rows) == "invalid invalid invalid invalid invalid");
}

TEST_CASE("a wide table of one width needs no figures either") {
    const FactBase facts = read_report(
        "三、到馆情况\n中心馆舍,,,各处分馆,,,,,\n"
        "白天人次,夜间人次,合计,东门分馆,,,西门分馆,,\n"
        ",,,白天人次,夜间人次,合计,白天人次,夜间人次,合计\n/,/,/,/,/,/,/,/,/\n");
    CHECK(shown_row(facts, "visits", "main") == "invalid invalid invalid");
    CHECK(shown_row(facts, "visits", "west") == "invalid invalid invalid");
}
