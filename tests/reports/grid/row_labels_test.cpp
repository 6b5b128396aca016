// Columns that a report sets between the labels of rows and their figures.
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "reports/grid/grid.h"
#include "tests/support/written_grids.h"

using namespace gouji;
using namespace gouji::reports;
using namespace gouji::tests;

namespace {

// Rows of a table with a text more behind their labels: what `beside` gives for the first, second …
template <class Beside>
std::string rows_with(Beside beside) {
    const std::vector<std::pair<std::string, std::string>> rows{
        {"一、本年借出图书册数|<|<", "1|2|3|4|10"},
        {"二、图书去向情况|（一）按期归还入库|<", "5|6|7|8|26"},
        {"^|（二）污损图书|1.修补后继续借阅", "0|1|0|0|1"},
        {"^|^|2.由读者照价赔偿", "2|0||0|2"},
        {"^|（三）其他去向|1.遗失且未能找回", "0|0|3|0|3"},
        {"^|^|2.其他", "0|0|0|4|4"},
        {"^|（四）合计|<", "7|7|10|12|36"},
        {"三、年末尚未归还册数|<|<", "9|9|9|9|36"}};
    std::string text;
    for (std::size_t i = 0; i < rows.size(); ++i)
        text += rows[i].first + "|" + beside(i + 1) + "|" + rows[i].second + "\n";
    return text;
}

std::string unit(std::size_t) {
    return "册";
}

std::string number(std::size_t row) {
    return std::to_string(row);
}

std::string other_number(std::size_t row) {
    return std::to_string(row == 3 ? 8 : row);
}

const std::string exact_header =
    "（各行之和应等于总册数）|<|<|计量单位|读者情况|<|<|<|<\n"
    "^|^|^|^|成年读者|未成年读者|<|<|合计\n"
    "^|^|^|^|^|小学学生|中学学生|其他|^\n";
const std::string ragged_header =
    "（各行之和应等于总册数）|计量单位|读者情况\n"
    "成年读者|未成年读者|合计\n"
    "小学学生|中学学生|其他\n";

}  // namespace

TEST_CASE("a unit between labels and figures is neither") {
    for (const bool is_exact : {true, false}) {
        CAPTURE(is_exact);
        const FactBase facts =
            read_written((is_exact ? exact_header : ragged_header) + rows_with(unit),
                         is_exact ? Columns::Exact : Columns::Ragged);
        CHECK(row(facts, "loans.lent") == "1 2 3 4 10 ");
        CHECK(row(facts, "loans.damaged.paid") == "2 0 - 0 2 ");
        CHECK(row(facts, "loans.open") == "9 9 9 9 36 ");
        CHECK(facts.unread.empty());
    }
}

TEST_CASE("a unit behind a mistyped label is no label") {
    std::string rows = rows_with(unit);
    rows.replace(rows.find("照价赔偿"), std::string("照价赔偿").size(), "照价赔");
    const FactBase facts = read_written(exact_header + rows, Columns::Exact);
    CHECK(row(facts, "loans.damaged.paid") == "2 0 - 0 2 ");
}

TEST_CASE("a number that counts the rows is no figure of theirs") {
    for (const bool is_exact : {true, false}) {
        CAPTURE(is_exact);
        const FactBase facts =
            read_written((is_exact ? exact_header : ragged_header) + rows_with(number),
                         is_exact ? Columns::Exact : Columns::Ragged);
        CHECK(row(facts, "loans.lent") == "1 2 3 4 10 ");
        CHECK(row(facts, "loans.damaged.paid") == "2 0 - 0 2 ");
        CHECK(row(facts, "loans.open") == "9 9 9 9 36 ");
    }
}

TEST_CASE("a column with a head of its own before those of the form is passed over") {
    const FactBase facts = read_written(exact_header + rows_with(other_number), Columns::Exact);
    CHECK(row(facts, "loans.lent") == "1 2 3 4 10 ");
    CHECK(row(facts, "loans.damaged.paid") == "2 0 - 0 2 ");
}

TEST_CASE("a column with a head of its own may be one that is missing from the form") {
    std::string header = exact_header;
    header.replace(header.find("计量单位|"), std::string("计量单位|").size(), "");
    header.replace(header.find("^|^|^|^|成年读者"), std::string("^|^|^|^|成年读者").size(),
                   "^|^|^|在馆读者");
    header.replace(header.find("^|^|^|^|^"), std::string("^|^|^|^|^").size(), "^|^|^|^");
    std::string rows = rows_with(unit);
    for (std::size_t at = 0; (at = rows.find("册|", at)) != std::string::npos;)
        rows.replace(at, std::string("册|").size(), "");
    const FactBase facts = read_written(header + rows, Columns::Exact);
    CHECK(row(facts, "loans.lent") == "? ? ? ? ? ");
    CHECK(row(facts, "loans.damaged.paid") == "? ? ? ? ? ");
}

TEST_CASE("a unit under heads of which one is of no column leaves the rows in doubt") {
    std::string header = ragged_header;
    header.replace(header.find("合计"), std::string("合计").size(), "合计|备注");
    const FactBase facts = read_written(header + rows_with(unit), Columns::Ragged);
    CHECK(row(facts, "loans.lent") == "? ? ? ? ? ");
    CHECK(row(facts, "loans.open") == "? ? ? ? ? ");
}

TEST_CASE("a figure more in each row that does not count them is not told from the others") {
    const FactBase facts = read_written(ragged_header + rows_with(other_number), Columns::Ragged);
    CHECK(row(facts, "loans.lent") == "? ? ? ? ? ");
}
