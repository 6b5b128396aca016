// Tables across in running text whose heads and figures lie among one another.
#include <cstddef>
#include <string>
#include <vector>

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

namespace {

const std::string heads =
    "三、到馆情况\n"
    "中心馆舍                                     各处分馆\n"
    "白天人次        夜间人次        合计         东门分馆                                     "
    "西门分馆\n"
    "                                             白天人次        夜间人次        合计         "
    "白天人次        夜间人次        合计\n";

std::string laid_out(const std::vector<std::string>& figures) {
    std::string line;
    std::size_t column = 0;
    for (const std::string& figure : figures) {
        const std::size_t row = column / 3, place = row * 45 + column % 3 * 16;
        line += std::string(place - line.size(), ' ') + figure;
        ++column;
    }
    return line + "\n";
}

std::string east(const std::string& part) {
    return shown_row(read_report(part), "visits", "east");
}

const std::string cells =
    "中心馆舍\n各处分馆\n白天人次\n夜间人次\n合计\n东门分馆\n西门分馆\n"
    "白天人次\n夜间人次\n合计\n白天人次\n夜间人次\n合计\n";

std::string lines(const std::string& figures) {
    std::string text;
    for (const char c : figures) text += c == ' ' ? '\n' : c;
    return text + "\n";
}

}  // namespace

TEST_CASE("of rows of several years in running text that of the title's year is the report's") {
    const std::string title = "某馆2020年馆藏报告\n";
    const std::string rows = "2020年 1 2 3 4 5 9 0 7 7\n2019年 1 1 2 1 1 2 1 1 2\n";
    const std::string part = "三、到馆情况\n" + cells;
    CHECK(east(title + part + rows) == "4 5 9");
    CHECK(east(title + part + lines(rows)) == "4 5 9");
    CHECK(east(part + rows) == "unread unread unread");
    const FactBase facts = read_report(title + part + rows);
    REQUIRE(facts.unread.size() == 1);
    CHECK(facts.source->slice(facts.unread.front().span) == "2019年 1 1 2 1 1 2 1 1 2");
}

TEST_CASE("the row of another year is not the rest of the figures above it") {
    std::string part;
    for (const char c : heads) part += c == '\n' ? "\n        " : std::string(1, c);
    const std::string figures = laid_out({"1", "2", "3", "4", "5", "9", "0", "7", "7"});
    part.erase(part.size() - 8);
    CHECK(east("某馆2020年馆藏报告\n" + part + "2020年  " + figures + "2019年  " + figures) ==
          "4 5 9");
}

TEST_CASE("a word before the figures of a table across names its row") {
    const std::string part = "三、到馆情况\n" + cells;
    CHECK(east(part + "人数\n1\n2\n3\n4\n5\n9\n0\n7\n7\n") == "4 5 9");
    CHECK(east(part + "无\n1\n2\n3\n4\n5\n9\n0\n7\n7\n") == "unread unread unread");
}

TEST_CASE("beside a column of the report's own figures are read under their heads only") {
    std::string own = heads;
    own.insert(own.find("\n白天"), std::string(85, ' ') + "总数");
    const std::vector<std::string> figures{"1", "2", "3", "4", "5", "9", "0", "7", "7"};
    std::vector<std::string> more = figures;
    more.push_back("19");
    CHECK(east(heads + laid_out(figures)) == "4 5 9");
    CHECK(east(own + laid_out(figures)) == "4 5 9");
    CHECK(east(own + laid_out(more)) == "4 5 9");
    more.erase(more.begin());
    std::string shifted = laid_out(more);
    shifted.insert(0, 16, ' ');
    CHECK(east(own + shifted) == "unread unread unread");
}

TEST_CASE("a table across without figures is blank only where all its heads stand there") {
    const std::string blank = "三、到馆情况\n" + cells;
    CHECK(shown_row(read_report(blank), "visits", "west") == "missing missing missing");
    const std::string torn = blank.substr(0, blank.rfind("夜间人次"));
    CHECK(shown_row(read_report(torn), "visits", "west") == "unread unread unread");
}

TEST_CASE("a table across whose heads are printed over its figures is unread") {
    const FactBase facts =
        read_report(heads + laid_out({"1", "夜2间", "3", "4", "5", "9", "0", "7", "7"}));
    CHECK(shown_row(facts, "visits", "main") == "unread unread unread");
    CHECK(shown_row(facts, "visits", "east") == "unread unread unread");
}
