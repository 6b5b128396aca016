// Labels that are printed together with those that they stand under.
#include <string>

#include <catch2/catch.hpp>

#include "tests/support/written_grids.h"

using namespace gouji;
using namespace gouji::tests;

namespace {

const std::string rows =
    "一、本年借出图书册数|1|2|3|4|10\n"
    "（一）按期归还入库|5|6|7|8|26\n"
    "1.修补后继续借阅|0|1|0|0|1\n"
    "2.由读者照价赔偿|2|0|0|0|2\n"
    "1.遗失且未能找回|0|0|3|0|3\n"
    "2.其他|0|0|0|4|4\n"
    "（四）合计|7|7|10|12|36\n"
    "三、年末尚未归还册数|9|9|9|9|36\n";

const std::string header = "（各行之和应等于总册数）|成年读者|小学学生|中学学生|其他|合计\n";

std::string joined_rows(const std::string& sign) {
    const std::string fate = "二、图书去向情况" + sign;
    const std::string damaged = "（二）污损图书" + sign, other = "（三）其他去向" + sign;
    std::string all = "一、本年借出图书册数|1|2|3|4|10\n";
    all += fate + "（一）按期归还入库|5|6|7|8|26\n";
    all += fate + damaged + "1.修补后继续借阅|0|1|0|0|1\n";
    all += damaged + "2.由读者照价赔偿|2|0|0|0|2\n";
    all += fate + other + "1.遗失且未能找回|0|0|3|0|3\n";
    all += other + "2.其他|0|0|0|4|4\n";
    all += fate + "（四）合计|7|7|10|12|36\n";
    return all + "三、年末尚未归还册数|9|9|9|9|36\n";
}

void check_loans(const FactBase& facts) {
    CHECK(row(facts, "loans.lent") == "1 2 3 4 10 ");
    CHECK(row(facts, "loans.returned") == "5 6 7 8 26 ");
    CHECK(row(facts, "loans.damaged.repaired") == "0 1 0 0 1 ");
    CHECK(row(facts, "loans.damaged.paid") == "2 0 0 0 2 ");
    CHECK(row(facts, "loans.other.lost") == "0 0 3 0 3 ");
    CHECK(row(facts, "loans.other.other") == "0 0 0 4 4 ");
    CHECK(row(facts, "loans.summed") == "7 7 10 12 36 ");
    CHECK(facts.unread.empty());
    CHECK(altered(facts).empty());
}

}  // namespace

TEST_CASE("a heading that is printed in each of its heads stands over all of them") {
    for (const std::string sign : {"-", " - ", "——", ".", "_", "/", "：", " ", ""}) {
        const std::string minors = "未成年读者" + sign;
        const std::string heads = "（各行之和应等于总册数）|成年读者|" + minors + "小学学生|" +
                                  minors + "中学学生|" + minors + "其他|合计\n";
        check_loans(read_written(heads + rows, Columns::Exact));
        check_loans(read_written(heads + rows, Columns::Ragged));
    }
}

TEST_CASE("heads may show all headings, the outermost first, or their own words in brackets") {
    check_loans(
        read_written("（各行之和应等于总册数）|读者情况.成年读者|读者情况.未成年读者.小学学生|"
                     "读者情况.未成年读者.中学学生|读者情况.未成年读者.其他|读者情况.合计\n" +
                         rows,
                     Columns::Exact));
    check_loans(
        read_written("（各行之和应等于总册数）|成年读者|未成年读者（小学学生）|"
                     "未成年读者（中学学生）|未成年读者（其他）|合计\n" +
                         rows,
                     Columns::Ragged));
}

TEST_CASE("heads with their heading may stand in another order") {
    const FactBase facts = read_written(
        "（各行之和应等于总册数）|合计|成年读者|未成年读者-小学学生|未成年读者-中学学生|"
        "未成年读者-其他\n一、本年借出图书册数|10|1|2|3|4\n（一）按期归还入库|26|5|6|7|8\n"
        "（四）合计|36|6|8|10|12\n",
        Columns::Exact);
    CHECK(row(facts, "loans.lent") == "1 2 3 4 10 ");
    CHECK(row(facts, "loans.returned") == "5 6 7 8 26 ");
}

TEST_CASE("the label of a row may be printed behind the headings that it stands under") {
    for (const std::string sign : {"-", ".", "：", " ", "", "\\"})
        check_loans(read_written(header + joined_rows(sign), Columns::Exact));
}

TEST_CASE("the heading of a block may be printed in its rows or in its heads") {
    const std::string in_rows =
        "信息内容|本年购入册数|年末实有册数\n第三条第（一）项-纸质图书|1|2\n"
        "第三条第（一）项-期刊合订本|3|4\n信息内容|本年购书金额（单位：万元）|\n"
        "第三条第（二）项-购书经费|5.5|\n";
    const std::string in_heads =
        "第三条第（一）项 信息内容|第三条第（一）项 本年购入册数|第三条第（一）项 年末实有册数\n"
        "纸质图书|1|2\n期刊合订本|3|4\n"
        "第三条第（二）项 信息内容|第三条第（二）项 本年购书金额（单位：万元）|\n购书经费|5.5|\n";
    for (const std::string& page : {in_rows, in_heads}) {
        const FactBase facts = read_written(page, Columns::Exact);
        CHECK(row(facts, "stock.books") == ". . 1 2 ");
        CHECK(row(facts, "stock.journals") == ". . 3 4 ");
        CHECK(row(facts, "stock.spending") == "5.5 ");
        CHECK(facts.unread.empty());
        CHECK(altered(facts).empty());
    }
}

TEST_CASE("a heading that a row does not stand under is no part of its label") {
    const FactBase facts = read_written(header +
                                            "一、本年借出图书册数|1|2|3|4|10\n"
                                            "（一）按期归还入库|5|6|7|8|26\n"
                                            "（三）其他去向-1.修补后继续借阅|0|1|0|0|1\n"
                                            "（四）合计|7|7|10|12|36\n",
                                        Columns::Exact);
    CHECK(row(facts, "loans.damaged.repaired") == "? ? ? ? ? ");
    CHECK(row(facts, "loans.summed") == "7 7 10 12 36 ");
}

TEST_CASE("heads of a table that lies across may show the row that they are of") {
    const std::string main = "中心馆舍-白天人次|中心馆舍-夜间人次|中心馆舍-合计|";
    const std::string east = "东门分馆-白天人次|东门分馆-夜间人次|东门分馆-合计|";
    const std::string west = "西门分馆-白天人次|西门分馆-夜间人次|西门分馆-合计\n";
    const std::string figures = "1|2|3|4|5|9|7|8|15\n";
    for (const Columns columns : {Columns::Exact, Columns::Ragged}) {
        const FactBase facts = read_written(main + east + west + figures, columns);
        CHECK(row(facts, "visits.main") == "1 2 3 ");
        CHECK(row(facts, "visits.east") == "4 5 9 ");
        CHECK(row(facts, "visits.west") == "7 8 15 ");
        CHECK(facts.unread.empty());
    }
    std::string heads = main + east + west;
    for (const std::string branch : {"东门分馆", "西门分馆"}) {
        for (std::size_t at = 0; (at = heads.find(branch, at)) != std::string::npos; at += 30)
            heads.insert(at, "各处分馆.");
    }
    for (const Columns columns : {Columns::Exact, Columns::Ragged}) {
        const FactBase facts = read_written(heads + figures, columns);
        CHECK(row(facts, "visits.main") == "1 2 3 ");
        CHECK(row(facts, "visits.west") == "7 8 15 ");
    }
}

TEST_CASE("rows of a table across that stand below one another may show their group") {
    const FactBase facts = read_written(
        "|白天人次|夜间人次|合计\n中心馆舍|1|2|3\n各处分馆-东门分馆|4|5|9\n"
        "各处分馆-西门分馆|7|8|15\n",
        Columns::Exact);
    CHECK(row(facts, "visits.main") == "1 2 3 ");
    CHECK(row(facts, "visits.east") == "4 5 9 ");
    CHECK(row(facts, "visits.west") == "7 8 15 ");
}

TEST_CASE("the labels of a table whose rows are columns on paper may be joined") {
    const std::string page =
        "读者情况|一、本年借出图书册数|二、图书去向情况-（一）按期归还入库|"
        "二、图书去向情况-（二）污损图书-1.修补后继续借阅|二、图书去向情况-（四）合计\n"
        "成年读者|9|1|2|3\n未成年读者-小学学生|4|4|0|4\n未成年读者-中学学生|5|0|0|0\n"
        "未成年读者-其他|0|0|0|0\n合计|18|5|2|7\n";
    for (const Columns columns : {Columns::Exact, Columns::Ragged}) {
        const FactBase facts = read_written(page, columns);
        CHECK(row(facts, "loans.lent") == "9 4 5 0 18 ");
        CHECK(row(facts, "loans.damaged.repaired") == "2 0 0 0 2 ");
        CHECK(row(facts, "loans.summed") == "3 4 0 0 7 ");
        CHECK(altered(facts).empty());
    }
}

TEST_CASE("figures of a table across may stand below one another, each behind all of its labels") {
    const std::string page =
        "项目|人次\n中心馆舍-白天人次|1\n中心馆舍-夜间人次|2\n中心馆舍-合计|3\n"
        "各处分馆-东门分馆-白天人次|4\n各处分馆-东门分馆-夜间人次|5\n各处分馆-东门分馆-合计|9\n"
        "各处分馆-西门分馆-白天人次|7\n各处分馆-西门分馆-夜间人次|8\n各处分馆-西门分馆-合计|15\n";
    for (const Columns columns : {Columns::Exact, Columns::Ragged}) {
        const FactBase facts = read_written(page, columns);
        CHECK(row(facts, "visits.main") == "1 2 3 ");
        CHECK(row(facts, "visits.east") == "4 5 9 ");
        CHECK(row(facts, "visits.west") == "7 8 15 ");
    }
}
