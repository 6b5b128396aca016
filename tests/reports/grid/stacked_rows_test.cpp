// Several rows of a table in the cells of one line, with line breaks between.
#include <string>

#include <catch2/catch.hpp>

#include "tests/support/written_grids.h"

using namespace gouji;
using namespace gouji::tests;

namespace {

const std::string header =
    "（各行之和应等于总册数）|<|成年读者|小学学生|中学学生|其他|合计\n"
    "一、本年借出图书册数|<|1|2|3|4|10\n";

}  // namespace

TEST_CASE("rows that stand below one another in the cells of one line are rows") {
    for (const Columns columns : {Columns::Exact, Columns::Ragged}) {
        const FactBase facts = read_written(
            header +
                "（二）污损图书|1.修补后继续借阅~2.由读者照价赔偿|0~2|1~0|0~ 0|0~0|1~2\n"
                "（三）其他去向|1.遗失且未能找回~2.其他|0~0|0~0|3~0|0~4|3~4\n",
            columns);
        CHECK(row(facts, "loans.lent") == "1 2 3 4 10 ");
        CHECK(row(facts, "loans.damaged.repaired") == "0 1 0 0 1 ");
        CHECK(row(facts, "loans.damaged.paid") == "2 0 0 0 2 ");
        CHECK(row(facts, "loans.other.lost") == "0 0 3 0 3 ");
        CHECK(row(facts, "loans.other.other") == "0 0 0 4 4 ");
        CHECK(altered(facts).empty());
    }
}

TEST_CASE("a cell without any figure is blank in each of such rows") {
    const FactBase facts =
        read_written(header + "（二）污损图书|1.修补后继续借阅~2.由读者照价赔偿|0~2||0~0||1~2\n",
                     Columns::Exact);
    CHECK(row(facts, "loans.damaged.repaired") == "0 - 0 - 1 ");
    CHECK(row(facts, "loans.damaged.paid") == "2 - 0 - 2 ");
}

TEST_CASE("where a cell has fewer figures than there are labels, none of such rows is read") {
    const FactBase facts = read_written(
        header + "（二）污损图书|1.修补后继续借阅~2.由读者照价赔偿|0~2|1|0~0|0~0|1~2\n",
        Columns::Exact);
    CHECK(row(facts, "loans.lent") == "1 2 3 4 10 ");
    CHECK(row(facts, "loans.damaged.repaired") == "? ? ? ? ? ");
    CHECK(row(facts, "loans.damaged.paid") == "? ? ? ? ? ");
}

TEST_CASE("a label and a figure broken into lines are one row") {
    const FactBase facts =
        read_written(header + "（二）污损图书|1.修补后~继续借阅|0|1|0|0|1\n", Columns::Exact);
    CHECK(row(facts, "loans.damaged.repaired") == "0 1 0 0 1 ");
}

TEST_CASE("more lines in a cell than any table has rows are no rows") {
    std::string labels, figures;
    for (int i = 0; i < 200; ++i) {
        labels += "1.修补后继续借阅~";
        figures += "0~";
    }
    const FactBase facts = read_written(
        header + "（二）污损图书|" + labels + "|" + figures + "||||\n", Columns::Exact);
    CHECK(row(facts, "loans.lent") == "1 2 3 4 10 ");
    CHECK(row(facts, "loans.damaged.repaired") == "? ? ? ? ? ");
}
