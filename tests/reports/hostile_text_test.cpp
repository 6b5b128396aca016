// Texts of a megabyte that repeat what a reader looks for: what each costs grows with its length
// alone. Time is that of the processor, with room for slow machines; square costs take minutes.
#include <ctime>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "reports/read.h"
#include "tests/support/read_report.h"

using namespace gouji;
using namespace gouji::tests;

namespace {

constexpr std::size_t megabyte = 1000000;
constexpr double most_seconds = 30;

std::string repeated(const std::string& piece, const std::string& before = "") {
    std::string text = "某馆2023年馆藏报告\n一、馆藏情况\n无。\n二、借阅情况\n" + before;
    while (text.size() < megabyte) text += piece;
    return text + "\n三、到馆情况\n无。\n";
}

void check_time(const std::string& text) {
    const std::clock_t begin = std::clock();
    const FactBase facts = read_report(text);
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    CHECK(seconds < most_seconds);
}

}  // namespace

TEST_CASE("marks of Markdown that nothing closes are read in one walk") {
    const std::string piece =
        GENERATE("<!--", "<a", "[", "[](", "![", "![](", "*", "* ", "&#1", "<b", "<b></b>\n", "\\");
    CAPTURE(piece);
    check_time(repeated(piece));
}

TEST_CASE("tables of HTML that stand in one another are read in one walk or refused") {
    const std::string piece =
        GENERATE("<table>", "<table", "<table></table>", "<table><tr><td>", "&amp;lt;table");
    CAPTURE(piece);
    check_time(repeated(piece) + "</table>");
}

TEST_CASE("empty lines and form feeds are passed over once") {
    const std::string piece = GENERATE("\n", "\r\n", "\f", " \n", "\t\t\n", "- 1 -\n");
    CAPTURE(piece);
    check_time(repeated(piece));
}

TEST_CASE("lines that may be rulers, drawings or rows are tried a bounded number of times") {
    const std::string piece = GENERATE("-- --\n", "== ==\n", "-- --\n甲乙丙丁\n", "甲 乙\n-- --\n",
                                       "----\n", "|\n", "|a|b|\n甲\n", "|---|---|\n", "│\n",
                                       "+---+\n", "+-+-+\n|a|b|\n", "甲\t乙\n", "甲\t乙\n丙\n");
    CAPTURE(piece);
    check_time(repeated(piece));
}

TEST_CASE("a line of a megabyte is read in one walk") {
    const std::string piece = GENERATE("-- ", "|", "+-", "│", "\t", "1 ", "甲 ", "甲\t1\t");
    CAPTURE(piece);
    check_time(repeated(piece));
}

TEST_CASE("a ruler of a megabyte makes no table of as many columns") {
    std::string ruler;
    while (ruler.size() < megabyte / 2) ruler += "-- ";
    check_time(repeated("甲\n乙\n", "\n" + ruler + "\n"));
}

TEST_CASE("titles and numbers of documents are looked for once") {
    const std::string piece = GENERATE("号", "《", "《甲》（", "1号", "《甲》（号");
    CAPTURE(piece);
    check_time(repeated(piece));
}

TEST_CASE("figures without end in a table are placed, or not, in one walk") {
    const std::string row = "一、本年借出图书册数 6 1 0 0 7\n（一）按期归还入库\n";
    const std::string piece =
        GENERATE("1 2\n", "1\n", "7 7 7 7 7\n", "按期归还入库3 ", "   8 8\n\n");
    CAPTURE(piece);
    check_time(repeated(piece, row));
}
