#include "reports/grid/grid.h"

#include <string>

#include <catch2/catch.hpp>

#include "tests/support/written_grids.h"

using namespace gouji;
using namespace gouji::reports;
using namespace gouji::tests;

namespace {

const std::string loans_header =
    "（各行之和应等于总册数）|<|<|读者情况|<|<|<|<\n"
    "^|^|^|成年读者|未成年读者|<|<|合计\n"
    "^|^|^|^|小学学生|中学学生|其他|^\n";

const std::string ragged_loans_header =
    "（各行之和应等于总册数）|读者情况\n"
    "成年读者|未成年读者|合计\n"
    "小学学生|中学学生|其他\n";

const std::string loans_rows =
    "一、本年借出图书册数|<|<|1|2|3|4|10\n"
    "二、图书去向情况|（一）按期归还入库|<|5|6|7|8|26\n"
    "^|（二）污损图书|1.修补后继续借阅|0|1|0|0|1\n"
    "^|^|2.由读者照价赔偿|2|0|0|0|2\n"
    "^|（三）其他去向|1.遗失且未能找回|0|0|3|0|3\n"
    "^|^|2.其他|0|0|0|4|4\n"
    "^|（四）合计|<|7|7|10|12|36\n"
    "三、年末尚未归还册数|<|<|9|9|9|9|36\n";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("cells of an exact grid are read under their headers") {
    const FactBase facts = read_written(loans_header + loans_rows, Columns::Exact);
    CHECK(row(facts, "loans.lent") == "1 2 3 4 10 ");
    CHECK(row(facts, "loans.damaged.paid") == "2 0 0 0 2 ");
    CHECK(row(facts, "loans.other.other") == "0 0 0 4 4 ");
    CHECK(row(facts, "loans.other") == ". . . . . ");
    CHECK(facts.unread.empty());
    CHECK(altered(facts).empty());
}

TEST_CASE("a blank cell is missing where it stands") {
    const FactBase facts = read_written(
        loans_header + replaced(loans_rows, "|5|6|7|8|26", "|5||7||26"), Columns::Exact);
    CHECK(row(facts, "loans.returned") == "5 - 7 - 26 ");
}

TEST_CASE("one row may be printed for all rows of a group") {
    const FactBase facts = read_written(loans_header +
                                            "一、本年借出图书册数|<|<|1|2|3|4|10\n"
                                            "二、图书去向情况|（三）其他去向|<|1|1|1|1|4\n"
                                            "^|（四）合计|<|7|7|10|12|36\n",
                                        Columns::Exact);
    CHECK(row(facts, "loans.other") == "1 1 1 1 4 ");
    CHECK(row(facts, "loans.other.lost") == ". . . . . ");
    CHECK(row(facts, "loans.returned") == "? ? ? ? ? ");
}

TEST_CASE("a mistyped row label is read and told") {
    const FactBase facts = read_written(
        loans_header + replaced(loans_rows, "由读者照价赔偿", "由读者照价赔"), Columns::Exact);
    CHECK(row(facts, "loans.damaged.paid") == "2 0 0 0 2 ");
    CHECK(altered(facts) == "loans.damaged.paid=由读者照价赔 ");
}

TEST_CASE("a mistyped column label is read and told") {
    const FactBase facts =
        read_written(replaced(loans_header, "小学学生", "学生") + loans_rows, Columns::Exact);
    CHECK(row(facts, "loans.lent") == "1 2 3 4 10 ");
    CHECK(altered(facts) == "loans.pupil=学生 ");
}

TEST_CASE("a row whose label is of no row is unread, and no row takes its figures") {
    const FactBase facts = read_written(
        loans_header + replaced(loans_rows, "2.由读者照价赔偿", "2.转赠山区学校图书室"),
        Columns::Exact);
    CHECK(row(facts, "loans.damaged.paid") == "? ? ? ? ? ");
    CHECK(row(facts, "loans.damaged.repaired") == "0 1 0 0 1 ");
    CHECK(row(facts, "loans.other.lost") == "0 0 3 0 3 ");
}

TEST_CASE("figures without a label under some of a row's may be the ends of these") {
    const FactBase facts =
        read_written(loans_header + replaced(loans_rows, "^|（二）污损", "^|||1||||\n^|（二）污损"),
                     Columns::Exact);
    CHECK(row(facts, "loans.returned") == "? 6 7 8 26 ");
    CHECK(row(facts, "loans.lent") == "1 2 3 4 10 ");
    CHECK(row(facts, "loans.damaged.repaired") == "0 1 0 0 1 ");
}

TEST_CASE("an extra row of a known name in another group is not placed") {
    const FactBase facts =
        read_written(loans_header + replaced(loans_rows, "^|（三）其他去向",
                                             "^|^|3.其他|9|9|9|9|36\n^|（三）其他去向"),
                     Columns::Exact);
    CHECK(row(facts, "loans.other.other") == "0 0 0 4 4 ");
    CHECK(row(facts, "loans.other.lost") == "0 0 3 0 3 ");
    REQUIRE(facts.unread.size() == 1);
    CHECK(facts.unread[0].why == Unreadable::NotPlaced);
    CHECK(facts.conflicts.empty());
}

TEST_CASE("an extra column is not placed and shifts nothing") {
    const FactBase facts = read_written(
        "（各行之和应等于总册数）|<|<|成年读者|小学学生|中学学生|电子证读者|其他|合计\n"
        "一、本年借出图书册数|<|<|1|2|3|77|4|10\n",
        Columns::Exact);
    CHECK(row(facts, "loans.lent") == "1 2 3 4 10 ");
    REQUIRE(facts.unread.front().why == Unreadable::NotPlaced);
    CHECK(facts.source->slice(facts.unread.front().span) == "77");
}

TEST_CASE("a column whose label is of no column may be any that is missing, and is unread") {
    const FactBase facts =
        read_written(replaced(loans_header, "中学学生", "外地访客") + loans_rows, Columns::Exact);
    CHECK(row(facts, "loans.lent") == "1 2 ? 4 10 ");
}

TEST_CASE("blanks are placed by the complete rows where header and rows are out of step") {
    const FactBase facts = read_written(
        "（各行之和应等于总册数）|成年读者|小学学生|中学学生|其他|合计\n"
        "一、本年借出图书册数|||1|2|3|4|10\n"
        "二、图书去向情况|（一）按期归还入库||5|6|7|8|26\n"
        "三、年末尚未归还册数|||9|9|9||\n",
        Columns::Exact);
    CHECK(row(facts, "loans.open") == "9 9 9 - - ");
}

TEST_CASE("a row with a blank is no longer than a header that lacks a column of the others") {
    const FactBase facts = read_written(replaced(loans_header, "成年读者|", "在馆读者|") +
                                            replaced(loans_rows, "9|9|9|9|36", "9|9|9|9|"),
                                        Columns::Exact);
    CHECK(row(facts, "loans.lent") == "? ? ? ? ? ");
    CHECK(row(facts, "loans.open") == "? ? ? ? ? ");
}

TEST_CASE("rows with one figure more than the header has columns are all unread") {
    const FactBase facts = read_written(
        "（各行之和应等于总册数）|<|成年读者|小学学生|中学学生|其他|合计\n"
        "一、本年借出图书册数|<|1|2|3|4|5|15\n"
        "二、图书去向情况|（一）按期归还入库|5|6||7|8|26\n"
        "三、年末尚未归还册数|<|9|9|9|9|9|45\n",
        Columns::Exact);
    CHECK(row(facts, "loans.returned") == "? ? ? ? ? ");
    CHECK(row(facts, "loans.open") == "? ? ? ? ? ");
}

TEST_CASE(
    "where rows have more figures than the header has columns, no column of theirs is blank") {
    const FactBase facts = read_written(
        "（各行之和应等于总册数）|<|<|成年读者|小学学生|中学学生|其他\n"
        "一、本年借出图书册数|<|<|1|2|3|4|10\n"
        "二、图书去向情况|（一）按期归还入库|<|5|6|7|8|26\n"
        "三、年末尚未归还册数|<|<|9|9|9|9|36\n",
        Columns::Exact);
    CHECK(row(facts, "loans.lent") == "? ? ? ? ? ");
}

TEST_CASE("a blank line between the lines of a header, as page breaks leave it, parts them not") {
    const std::string cut =
        "（各行之和应等于总册数）|<|<|读者情况|<|<|<|<\n"
        "^|^|^|成年读者|未成年读者|<|<|合计\n"
        "|<|<|<|<|<|<|<\n"
        "||||小学学生|中学学生|其他|\n";
    CHECK(row(read_written(cut + loans_rows, Columns::Exact), "loans.lent") == "1 2 3 4 10 ");
    const FactBase across = read_written(
        "中心馆舍|<|<|各处分馆|<|<|<|<|<\n"
        "白天人次|夜间人次|合计|东门分馆|<|<|西门分馆|<|<\n"
        "|||<|<|<|<|<|<\n"
        "|||白天人次|夜间人次|合计|白天人次|夜间人次|合计\n"
        "1|2|3|4|5|9|7|8|15\n",
        Columns::Exact);
    CHECK(row(across, "visits.main") == "1 2 3 ");
    CHECK(row(across, "visits.west") == "7 8 15 ");
}

TEST_CASE("a header over a page break is not measured with the columns of two grids") {
    WrittenGrids written;
    add_grid(written,
             "（各行之和应等于总册数）|<|<|<|<|<|读者情况|<|<|<|<\n"
             "^|^|^|^|^|^|成年读者|未成年读者|<|<|合计\n",
             Columns::Exact);
    add_grid(written,
             "|<|<||小学学生|中学学生|其他|\n"
             "一、本年借出图书册数|<|<|1|2|若干|4|10\n"
             "三、年末尚未归还册数|<|<|9|9|9|9|36\n",
             Columns::Exact);
    CHECK(row(read_written(written), "loans.lent") == "1 2 ! 4 10 ");
}

TEST_CASE("columns in another order are read by their labels") {
    const FactBase facts = read_written(
        "信息内容|年末实有册数|本年购入册数\n"
        "纸质图书|500|20\n"
        "期刊合订本|60|3\n",
        Columns::Exact);
    CHECK(row(facts, "stock.books") == ". . 20 500 ");
}

TEST_CASE("a ragged grid without the merged cells is read by order where the number fits") {
    const FactBase facts = read_written(ragged_loans_header +
                                            "一、本年借出图书册数|1|2|3|4|10\n"
                                            "二、图书去向情况|（一）按期归还入库|5|6|7|8|26\n"
                                            "（二）污损图书|1.修补后继续借阅|0|1|0|0|1\n"
                                            "2.由读者照价赔偿|2|0|0|0|2\n"
                                            "（三）其他去向|1|1|1|1|4\n",
                                        Columns::Ragged);
    CHECK(row(facts, "loans.lent") == "1 2 3 4 10 ");
    CHECK(row(facts, "loans.damaged.paid") == "2 0 0 0 2 ");
    CHECK(row(facts, "loans.other") == "1 1 1 1 4 ");
}

TEST_CASE("a ragged grid whose heads are all known is read in the order that they tell") {
    const std::string rows = "一、本年借出图书册数|10|1|2|3|4\n三、年末尚未归还册数|9|1|3||5\n";
    const auto lent = [&](const std::string& header) {
        return row(
            read_written("（各行之和应等于总册数）|读者情况\n" + header + rows, Columns::Ragged),
            "loans.lent");
    };
    CHECK(lent("合计|成年读者|未成年读者\n小学学生|中学学生|其他\n") == "1 2 3 4 10 ");
    CHECK(lent("合计|未成年读者|成年读者\n小学学生|中学学生|其他\n") == "4 1 2 3 10 ");
    // Whose heads the second line shows is not told.
    CHECK(lent("未成年读者\n合计|成年读者\n小学学生|中学学生|其他\n") == "? ? ? ? ? ");
    CHECK(lent("合计|成年读者|未成年读者\n小学学生|中学学生|不详\n") == "? ? ? ? ? ");
}

TEST_CASE("in a ragged grid the complete rows tell where a row with a blank begins") {
    const FactBase facts = read_written(ragged_loans_header +
                                            "一、本年借出图书册数|||1|2|3|4|10\n"
                                            "|（一）按期归还入库||5|6|7|8|26\n"
                                            "|（四）合计|||6|7|8|21\n"
                                            "三、年末尚未归还册数|||9||9|9|27\n",
                                        Columns::Ragged);
    CHECK(row(facts, "loans.summed") == "- 6 7 8 21 ");
    CHECK(row(facts, "loans.open") == "9 - 9 9 27 ");
}

TEST_CASE("in a ragged grid a row with more figures than columns is unread") {
    const FactBase facts = read_written(ragged_loans_header +
                                            "一、本年借出图书册数|1|2|3|4|10|11\n"
                                            "三、年末尚未归还册数|9|9|9|9|36\n",
                                        Columns::Ragged);
    CHECK(row(facts, "loans.lent") == "? ? ? ? ? ");
    CHECK(row(facts, "loans.open") == "9 9 9 9 36 ");
}

TEST_CASE("a label that a page break cut in two is put together") {
    WrittenGrids written;
    add_grid(written, ragged_loans_header + "一、本年借出|1|2|3|4|10\n", Columns::Ragged);
    add_grid(written, "图书册数||||\n三、年末尚未归还册数|9|9|9|9|36\n", Columns::Ragged);
    const FactBase facts = read_written(written);
    CHECK(row(facts, "loans.lent") == "1 2 3 4 10 ");
    CHECK(row(facts, "loans.open") == "9 9 9 9 36 ");
    CHECK(altered(facts).empty());
}

TEST_CASE("a page break cuts a row's label and that of the group beside it") {
    const std::string cut = replaced(
        replaced(loans_rows, "二、图书去向情况|（一）按期归还入库|<|5|6|7|8|26\n",
                 "二、图书|（一）按期归还入库|<|5|6|7|8|26\n^|（二）污|1.修补后继|0|1|0|0|1\n"),
        "^|（二）污损图书|1.修补后继续借阅|0|1|0|0|1\n", "去向情况|损图书|续借阅|||||\n");
    const FactBase facts = read_written(loans_header + cut, Columns::Exact);
    CHECK(row(facts, "loans.damaged.repaired") == "0 1 0 0 1 ");
    CHECK(row(facts, "loans.damaged.paid") == "2 0 0 0 2 ");
    CHECK(altered(facts) == "");
}

TEST_CASE("a page break cuts a group's label between two rows that are whole") {
    const std::string cut =
        replaced(replaced(loans_rows, "二、图书去向情况|（一）", "二、图书|（一）"),
                 "^|（二）污损图书|1.修补", "去向情况|（二）污损图书|1.修补");
    const FactBase facts = read_written(loans_header + cut, Columns::Exact);
    CHECK(row(facts, "loans.damaged.repaired") == "0 1 0 0 1 ");
    CHECK(altered(facts) == "");
}

TEST_CASE("a head that a page break cut beside whole ones is put together") {
    std::string cut = replaced(loans_header, "|成年读者|", "|成年|");
    cut = replaced(cut, "^|^|^|^|小学学生", "^|^|^|读者|小学学生");
    const FactBase facts = read_written(cut + loans_rows, Columns::Exact);
    CHECK(row(facts, "loans.lent") == "1 2 3 4 10 ");
    CHECK(altered(facts).empty());
}

TEST_CASE("a table broken in two is one table, its header printed again or not") {
    const std::size_t half = loans_rows.find("^|（三）");
    for (const std::string& header : {loans_header, std::string()}) {
        WrittenGrids written;
        add_grid(written, loans_header + loans_rows.substr(0, half), Columns::Exact);
        std::string rest = replaced(loans_rows.substr(half), "^|（三）", "|（三）");
        add_grid(written, header + rest, Columns::Exact);
        const FactBase facts = read_written(written);
        CHECK(row(facts, "loans.damaged.paid") == "2 0 0 0 2 ");
        CHECK(row(facts, "loans.other.lost") == "0 0 3 0 3 ");
        CHECK(row(facts, "loans.open") == "9 9 9 9 36 ");
        CHECK(facts.unread.empty());
    }
}

TEST_CASE("a part of a table that lacks the header's first column is not read beneath it") {
    WrittenGrids written;
    add_grid(written, loans_header + "二、图书去向情况|（一）按期归还入库|<|5|6|7|8|26\n",
             Columns::Exact);
    add_grid(written,
             "（二）污损图书|1.修补后继续借阅||1|0||1\n"
             "^|2.由读者照价赔偿|2|0|0|0|2\n",
             Columns::Exact);
    CHECK(row(read_written(written), "loans.damaged.repaired") == "- 1 0 - 1 ");
}

TEST_CASE("wrong spans in the markup do not shift a row whose number of cells fits") {
    // The cell 图书去向情况 reaches one row too far, so that the last row begins a column late.
    const FactBase facts = read_written(loans_header +
                                            "二、图书去向情况|（一）按期归还入库|<|5|6|7|8|26\n"
                                            "^|三、年末尚未归还册数|<|<|9||9|9|27\n",
                                        Columns::Exact);
    CHECK(row(facts, "loans.open") == "9 - 9 9 27 ");
}

TEST_CASE("a head that spans too few columns does not swap those behind it") {
    const std::string header =
        "（各行之和应等于总册数）|<|<|读者情况|<|<|<|<\n"
        "^|^|^|成年读者|未成年读者|<|合计\n"
        "^|^|^|^|小学学生|中学学生|^|其他\n";
    const FactBase facts = read_written(header + loans_rows, Columns::Exact);
    CHECK(row(facts, "loans.lent") == "1 2 3 4 10 ");
    CHECK(row(facts, "loans.damaged.paid") == "2 0 0 0 2 ");
}

TEST_CASE("columns in another order are read by their labels where spans were lost") {
    const FactBase facts = read_written(
        "（各行之和应等于总册数）|||读者情况||||\n|||未成年读者|||成年读者|合计\n"
        "|||小学学生|中学学生|其他||\n一、本年借出图书册数|||2|3|4|1|10\n",
        Columns::Exact);
    CHECK(row(facts, "loans.lent") == "1 2 3 4 10 ");
}

TEST_CASE("the same cell stated twice with different values is a conflict, the first counts") {
    const FactBase facts = read_written(loans_header +
                                            "一、本年借出图书册数|<|<|1|2|3|4|10\n"
                                            "一、本年借出图书册数|<|<|1|2|3|5|11\n",
                                        Columns::Exact);
    CHECK(row(facts, "loans.lent") == "1 2 3 4 10 ");
    CHECK(facts.conflicts.size() == 2);
}

TEST_CASE("what cannot be read, and a blank, contradict nothing") {
    const FactBase facts = read_written(loans_header +
                                            "一、本年借出图书册数|<|<|1|2|3|\uFFFD|10\n"
                                            "一、本年借出图书册数|<|<|1|\uFFFD||5|10\n",
                                        Columns::Exact);
    CHECK(row(facts, "loans.lent") == "1 2 3 ? 10 ");
    CHECK(facts.conflicts.empty());
}

TEST_CASE("the edition of a table is found from its labels") {
    const FactBase old =
        read_written("|上年册数|本年增减\n图书|100|-8\n期刊合订本|5|1\n", Columns::Exact);
    CHECK(row(old, "stock.journals").find("5") != std::string::npos);
    CHECK(old.tables[*old.form->table_index("stock")].edition == 2010);
    const FactBase now = read_written(
        "信息内容|本年购入册数|年末实有册数\n纸质图书|1|2\n"
        "信息内容|本年购书金额（单位：万元）|\n购书经费|3.50|\n",
        Columns::Exact);
    CHECK(now.tables[*now.form->table_index("stock")].edition == 2020);
    CHECK(to_string(now.cell(*now.form->find("stock.spending.cost")).value) == "3.50");
}

TEST_CASE("a grid that is no table of the form states nothing") {
    const FactBase facts = read_written("序号|其他|合计\n1|5|6\n2|7|8\n", Columns::Exact);
    CHECK(facts.labels.empty());
    for (const TableReading& table : facts.tables) CHECK(table.state == State::Missing);
}

TEST_CASE("what a cell shows instead of a number is kept as invalid") {
    const FactBase facts = read_written(
        loans_header + replaced(loans_rows, "|5|6|7|8|26", "|无|—|若干|5件|1.5"), Columns::Exact);
    CHECK(row(facts, "loans.returned") == "! ! ! ! ! ");
    const CellFact third = facts.cell(*facts.form->find("loans.returned.student"));
    CHECK(facts.source->slice(third.span) == "若干");
}

TEST_CASE("a hundred thousand lines of noise are read without harm") {
    std::string noise;
    for (int i = 0; i < 100000; ++i) noise += "甲乙丙丁戊己庚|7|8\n";
    const FactBase facts = read_written(loans_header + loans_rows + noise, Columns::Ragged);
    CHECK(facts.tables[*facts.form->table_index("loans")].state == State::Known);
}

TEST_CASE("a table whose rows are columns on paper is turned") {
    const std::string page =
        "读者情况|一、本年借出图书册数|（一）按期归还入库|（二）污损图书|<|（三）其他去向|"
        "（四）合计|"
        "三、年末尚未归还册数\n"
        "^|^|^|1.修补后继续借阅|2.由读者照价赔偿|^|^|^\n"
        "成年读者|9|1|2|3|0|6|3\n小学学生|4|4||0|0|4|0\n中学学生|5|0|0|5|0|5|0\n"
        "其他|0|0|0|0|0|0|0\n合计|18|5|2|8|0|15|3\n";
    const FactBase facts = read_written(page, Columns::Exact);
    CHECK(row(facts, "loans.lent") == "9 4 5 0 18 ");
    CHECK(row(facts, "loans.damaged.repaired") == "2 - 0 0 2 ");
    CHECK(row(facts, "loans.other") == "0 0 0 0 0 ");
    CHECK(row(facts, "loans.open") == "3 0 0 0 3 ");
    // Where it cannot be turned nothing is read, and no cell is left untold.
    const FactBase ragged = read_written(page, Columns::Ragged);
    CHECK(row(ragged, "loans.lent") == "? ? ? ? ? ");
    CHECK(row(ragged, "loans.other") == "? ? ? ? ? ");
    CHECK(ragged.tables[*ragged.form->table_index("loans")].state == State::Unread);
}

TEST_CASE("a full table is turned though its format does not tell what stands under one another") {
    const std::string page =
        "读者情况|一、本年借出图书册数|（一）按期归还入库|（四）合计|三、年末尚未归还册数\n"
        "成年读者|9|1|6|3\n小学学生|4|4|4|0\n中学学生|5|0|5|0\n其他|0|0|0|0\n"
        "合计|18|5|15|3\n";
    const FactBase facts = read_written(page, Columns::Ragged);
    CHECK(row(facts, "loans.lent") == "9 4 5 0 18 ");
    CHECK(row(facts, "loans.returned") == "1 4 0 0 5 ");
    CHECK(row(facts, "loans.open") == "3 0 0 0 3 ");
    // A blank may have been the end of another line's cell.
    const FactBase gap = read_written(replaced(page, "|4|4|4|0", "|4||4|4"), Columns::Ragged);
    CHECK(row(gap, "loans.lent") == "? ? ? ? ? ");
    const FactBase rest = read_written(replaced(page, "|4|4|4|0", "|4|4|4"), Columns::Ragged);
    CHECK(row(rest, "loans.lent") == "? ? ? ? ? ");
}
