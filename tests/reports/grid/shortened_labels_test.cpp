// Labels that a report prints with fewer words than the form.
#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

#include "tests/support/library_form.h"
#include "tests/support/written_grids.h"

using namespace gouji;
using namespace gouji::tests;

namespace {

const std::string exact_top =
    "（各行之和应等于总册数）|<|读者情况|<|<|<|<\n"
    "^|^|成年读者|未成年读者|<|<|合计\n";
const std::string ragged_top =
    "（各行之和应等于总册数）|读者情况\n"
    "成年读者|未成年读者|合计\n";
const std::string figures =
    "一、本年借出图书册数|1|2|3|4|10\n"
    "（四）合计|7|7|10|12|36\n"
    "三、年末尚未归还册数|9|9|9|9|36\n";

std::string in_exact_columns(const std::string& rows) {
    std::string spanned;
    std::size_t begin = 0;
    while (begin < rows.size()) {
        const std::size_t end = rows.find('\n', begin);
        const std::string line = rows.substr(begin, end - begin);
        spanned += line.substr(0, line.find('|')) + "|<" + line.substr(line.find('|')) + "\n";
        begin = end + 1;
    }
    return spanned;
}

void check_rows(const FactBase& facts) {
    CHECK(row(facts, "loans.lent") == "1 2 3 4 10 ");
    CHECK(row(facts, "loans.summed") == "7 7 10 12 36 ");
    CHECK(row(facts, "loans.open") == "9 9 9 9 36 ");
}

}  // namespace

TEST_CASE("all heads of a group are its columns', however short, and are told to be altered") {
    const std::string told = "loans.pupil=小学 loans.student=中学 ";
    const FactBase exact = read_written(
        exact_top + "^|^|^|小学|中学|其他|^\n" + in_exact_columns(figures), Columns::Exact);
    check_rows(exact);
    CHECK(altered(exact) == told);
    const FactBase ragged =
        read_written(ragged_top + "小学|中学|其他\n" + figures, Columns::Ragged);
    check_rows(ragged);
    CHECK(altered(ragged) == told);
}

TEST_CASE("heads below a group that are not its own are none of the form") {
    const FactBase facts = read_written(ragged_top + "男生|女生|其他\n" + figures, Columns::Ragged);
    CHECK(row(facts, "loans.lent") == "? ? ? ? ? ");
}

TEST_CASE("a group's label is known by some of its words, and where it is not nothing is guessed") {
    const std::string heads = "小学学生|中学学生|其他\n";
    check_rows(read_written("成年读者|未成年|合计\n" + heads + figures, Columns::Ragged));
    const FactBase other = read_written("成年读者|少儿|合计\n" + heads + figures, Columns::Ragged);
    CHECK(row(other, "loans.lent") == "? ? ? ? ? ");
    const FactBase none = read_written("成年读者||合计\n" + heads + figures, Columns::Ragged);
    CHECK(row(none, "loans.lent") == "? ? ? ? ? ");
}

TEST_CASE("a label of which half is left is known in its place alone") {
    const std::string top = "（各行之和应等于总册数）|成年读者|小学学生|中学学生|其他|合计\n";
    const std::string behind =
        "|1|2|3|4|10\n（一）按期归还入库|5|6|7|8|26\n（四）合计|7|7|10|12|36\n";
    const std::string last = "|9|9|9|9|36\n";
    const FactBase facts = read_written(
        top + "一、借给他人图书数" + behind + "三、年末尚未归还册数" + last, Columns::Exact);
    CHECK(row(facts, "loans.lent") == "1 2 3 4 10 ");
    const FactBase twice = read_written(
        top + "一、借给他人图书数" + behind + "一、借给他人图书数" + last, Columns::Exact);
    CHECK(row(twice, "loans.open") == "? ? ? ? ? ");
}

TEST_CASE("rows of fewer words are known where each is short for one row only") {
    const std::string rows =
        "一、本年借出图书册数|1|2|3|4|10\n"
        "（一）按期归还入库|5|6|7|8|26\n"
        "1.修补后继续借阅|0|1|0|0|1\n"
        "2.读者赔偿|2|0|0|0|2\n"
        "1.遗失|0|0|3|0|3\n"
        "2.其他|0|0|0|4|4\n"
        "（四）合计|7|7|10|12|36\n"
        "三、年末尚未归还册数|9|9|9|9|36\n";
    const FactBase facts = read_written(
        "（各行之和应等于总册数）|成年读者|小学学生|中学学生|其他|合计\n" + rows, Columns::Exact);
    CHECK(row(facts, "loans.damaged.paid") == "2 0 0 0 2 ");
    CHECK(row(facts, "loans.other.lost") == "0 0 3 0 3 ");
    CHECK(facts.unread.empty());
    CHECK(altered(facts) == "loans.damaged.paid=读者赔偿 loans.other.lost=遗失 ");
}

TEST_CASE("one short word does not take a line out of the table in which it stands") {
    const FactBase facts =
        read_written("信息内容|本年购入册数|年末实有册数\n纸质图书|1|2\n期刊合订本|3|4\n其他|5|6\n",
                     Columns::Exact);
    CHECK(row(facts, "stock.books") == ". . 1 2 ");
    CHECK(std::ranges::any_of(facts.unread, [](const UnreadFact& unread) {
        return unread.path == "stock" && unread.why == Unreadable::NotPlaced;
    }));
}
