// Tables across in running text whose heads and figures lie among one another.
#include <string>

#include <catch2/catch.hpp>

#include "tests/support/read_report.h"

using namespace gouji;
using namespace gouji::tests;

namespace {

// The upper halves of all heads stand before the first row's figures.
std::string torn(const std::string& second_head_of_last_row) {
    return "三、到馆情况\n中心馆舍\n\n各处分馆\n\n白天\n\n夜间\n\n合\n\n人次\n\n人次\n\n计\n\n白天"
           "\n\n夜间\n\n"
           "东门分馆\n合\n\n白天\n\n" +
           second_head_of_last_row +
           "\n\n西门分馆\n合\n\n1\n\n2\n\n3\n\n人次\n4\n\n人次\n5\n\n计\n9\n\n人次\n0\n\n人次\n7\n"
           "\n计\n7\n";
}

}  // namespace

TEST_CASE("figures that each stand behind the rest of their own head are read in its order") {
    const FactBase facts = read_report(torn("夜间"));
    CHECK(shown_row(facts, "visits", "main") == "1 2 3");
    CHECK(shown_row(facts, "visits", "east") == "4 5 9");
    CHECK(shown_row(facts, "visits", "west") == "0 7 7");
}

TEST_CASE("where a head is not there, figures among pieces of heads prove no order") {
    const FactBase facts = read_report(torn("白天"));
    CHECK(shown_row(facts, "visits", "main") == "unread unread unread");
    CHECK(shown_row(facts, "visits", "west") == "unread unread unread");
}
