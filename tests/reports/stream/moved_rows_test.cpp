// Rows of running text in an order of the report's own.
#include "reports/stream/moved_rows.h"

#include <string>

#include <catch2/catch.hpp>

#include "tests/support/read_report.h"

using namespace gouji;
using namespace gouji::tests;

namespace {

const std::string first = "一、本年借出图书册数 7 1 0 0 8\n";
const std::string others =
    "（一）按期归还入库 4 0 0 0 4\n1.修补后继续借阅 0 1 0 0 1\n2.由读者照价赔偿 2 0 0 0 2\n"
    "（三）其他去向 0 0 0 0 0\n";
const std::string last = "三、年末尚未归还册数 1 0 0 0 1\n";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("a row that stands elsewhere is read with the figures behind its label") {
    const std::string text = first + "二、图书去向情况 （四）合计 6 1 0 0 7\n" + others + last;
    const FactBase facts = read_loans(text);
    CHECK(loans_row(facts, "lent") == "7 1 0 0 8");
    CHECK(loans_row(facts, "summed") == "6 1 0 0 7");
    CHECK(loans_row(facts, "returned") == "4 0 0 0 4");
    CHECK(loans_row(facts, "open") == "1 0 0 0 1");
    CHECK(facts.unread.empty());
}

TEST_CASE("a moved row is in doubt where its figures do not stand behind it, or its label twice") {
    const std::string text = first + "（四）合计 6 1 0 0 7\n" + others + last;
    const auto settled = [](const std::string& part) {
        return loans_row(read_loans(part), "summed");
    };
    CHECK(settled(text) == "6 1 0 0 7");
    CHECK(settled(replaced(text, "（四）合计 6 1 0 0 7", "6 1 0 0 7\n（四）合计")) == unread_row);
    CHECK(settled(replaced(text, "4 0 0 0 4", "4 0 0 4")) == unread_row);
    CHECK(settled(text + "（四）合计\n") == unread_row);
}
