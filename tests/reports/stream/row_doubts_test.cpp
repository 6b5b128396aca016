// Rows of running text whose figures may be another row's.
#include "reports/stream/row_doubts.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/read_report.h"

using namespace gouji;
using namespace gouji::reports;
using namespace gouji::tests;

namespace {

const std::string stock = "一、馆藏情况\n第三条第（一）项\n信息内容\n本年购入册数\n年末实有册数\n";

const std::string money = "第三条第（二）项\n信息内容\n本年购书金额（单位：万元）\n购书经费\n5\n";

}  // namespace

TEST_CASE("figures of several rows without a word between may be columns") {
    const std::string apart =
        "一、馆藏情况\n信息内容\n\n纸质图书\n\n期刊合订本\n\n第三条第（一）项\n\n本年购入册数\n\n"
        "年末实有册数\n\n3\n\n0\n\n9\n\n4\n";
    const FactBase facts = read_report(apart);
    CHECK(shown_row(facts, "stock", "books").find("9") == std::string::npos);
    CHECK(shown(facts, "stock.books.held") == "unread");
    CHECK(shown(facts, "stock.journals.bought") == "unread");
}

TEST_CASE("the only figures above two labels may be either row's, whatever head stands between") {
    const FactBase facts = read_report(
        "一、馆藏情况\n第三条第（一）项\n本年购入册数\n年末实有册数\n3\n9\n信息内容\n"
        "纸质图书\n期刊合订本\n" +
        money);
    CHECK(shown(facts, "stock.books.held") == "unread");
    CHECK(shown(facts, "stock.journals.held") == "unread");
}

TEST_CASE("a row below one that has too few figures is not blank") {
    const FactBase facts = read_report(stock + "纸质图书\n3\n期刊合订本\n" + money);
    CHECK(shown(facts, "stock.journals.held") == "unread");
}

TEST_CASE("a text that has most numbers side by side is written in rows") {
    const auto held = [](const std::string& row) {
        const std::string books = "纸质图书\n期刊合订本\n\n3\n\n0\n\n9\n\n4\n";
        return shown(read_report(stock + books + money + "二、借阅情况\n" + row),
                     "stock.books.held");
    };
    CHECK(held("一、本年借出图书册数 71 61 51 41 1 225\n") == "0");
    CHECK(held("一、本年借出图书册数 71 61 51\n41\n1\n225\n") == "unread");
}

TEST_CASE("rows that end with their sum were written down as rows") {
    const auto lent = [](const std::string& first) {
        const std::string labels =
            "一、本年借出图书册数\n（一）按期归还入库\n（二）污损图书\n1."
            "修补后继续借阅\n"
            "2.由读者照价赔偿\n（三）其他去向\n（四）合计\n三、年末尚未归还册数\n\n";
        std::string figures;
        for (const char digit : first + "40004" + "01001" + "20002" + "00000" + "61007" + "10001")
            figures += std::string(1, digit) + "\n\n";
        return loans_row(read_loans(labels + figures), "lent");
    };
    CHECK(lent("71008") == "7 1 0 0 8");
    CHECK(lent("71009") == unread_row);
}

TEST_CASE("pieces of figures below a row are the rest of its figures") {
    const FactBase facts = read_loans(
        "一、本年借出图书册数 158 161 21 16 184\n9 1\n"
        "（一）按期归还入库 4 0 0 0 4\n");
    CHECK(shown(facts, "loans.lent.adult") == "unread");
    CHECK(shown(facts, "loans.lent.total") == "unread");
    CHECK(loans_row(facts, "returned") == "4 0 0 0 4");
}

TEST_CASE("pieces of figures behind a row with a figure a line are the rest of its figures") {
    const FactBase facts = read_loans(
        "一、本年借出图书册数\n310\n176\n20\n59\n345\n2\n9\n（一）按期归还入库\n4\n0"
        "\n"
        "0\n0\n4\n（四）合计\n6\n1\n0\n0\n7\n三、年末尚未归还册数\n0\n0\n0\n0\n0\n");
    CHECK(shown(facts, "loans.lent.adult") == "unread");
    CHECK(shown(facts, "loans.lent.total") == "unread");
}

TEST_CASE("figures of one row partly in a line and partly below it may be pieces") {
    const FactBase facts =
        read_loans("一、本年借出图书册数 60 26 78\n10 1\n（一）按期归还入库 4 0 0 0 4\n");
    CHECK(loans_row(facts, "lent") == unread_row);
    CHECK(loans_row(facts, "returned") == "4 0 0 0 4");
}

TEST_CASE("where parts stand out of order a table without figures is not blank") {
    const auto main = [](const std::string& first, const std::string& last) {
        return shown_row(
            read_report(
                first +
                "三、到馆情况\n中心馆舍 各处分馆\n东门分馆 西门分馆\n白天人次 夜间人次 合计\n"
                "白天人次 夜间人次 合计 白天人次 夜间人次 合计\n" +
                last),
            "visits", "main");
    };
    CHECK(main("二、借阅情况\n无\n", "") == "missing missing missing");
    CHECK(main("", "二、借阅情况 1 2 3 4 5 9 0 7 7\n") == "unread unread unread");
}

TEST_CASE("a line of single dashes is a row, and no ruler") {
    const FactBase facts =
        read_loans("一、本年借出\n图书册数\n- - - - -\n（一）按期归还入库 4 0 0 0 4\n");
    CHECK(loans_row(facts, "lent") == "invalid invalid invalid invalid invalid");
    CHECK(loans_row(facts, "returned") == "4 0 0 0 4");
}

TEST_CASE("one row of figures above two labels may be of either") {
    const FactBase facts = read_report(stock + "4\n2\n纸质图书\n期刊合订本\n");
    CHECK(shown(facts, "stock.books.bought") == "unread");
    CHECK(shown(facts, "stock.journals.held") == "unread");
}

TEST_CASE("words that stand in every place of a row are no blanks") {
    const FactBase facts = read_report(stock + "纸质图书\n无\n无\n期刊合订本\n0\n4\n" + money);
    CHECK(shown(facts, "stock.books.bought") != "missing");
    CHECK(shown(facts, "stock.journals.held") == "4");
}

TEST_CASE("a dash in a line of its own is what a cell shows") {
    const FactBase facts = read_report(stock + "纸质图书\n-\n-\n期刊合订本\n0\n4\n" + money);
    CHECK(shown(facts, "stock.books.bought") == "invalid");
    CHECK(shown(facts, "stock.journals.held") == "4");
}

TEST_CASE("a number before a piece of the label is no figure of the row") {
    const FactBase facts = read_loans(
        "序号              读者情况\n"
        "                  成年读者   小学学生   中学学生   其他\n"
        "     一、本年借\n"
        "1    出图书册数        7          1          0       2\n"
        "     （一）按期\n"
        "2    归还入库          4          0          0       0\n");
    CHECK(shown(facts, "loans.lent.adult") == "unread");
    CHECK(shown(facts, "loans.lent.total") == "unread");
    CHECK(shown(facts, "loans.returned.adult") == "unread");
}

TEST_CASE("a row that took a number which counts the rows is in doubt") {
    const auto doubted = [](const std::string& last) {
        const std::string source = "1 2 3 4 5 6 7 8 9 " + last + " 0";
        std::vector<StreamItem> items;
        for (std::uint32_t line = 0; line < 10; ++line) {
            const Span here{2 * line, 2 * line + (line == 9 ? 2 : 1)};
            items.push_back({here, line, {}, {}, {}, {{here, line, {0, 1}, {0, 1}}}});
            items.push_back({here, line, U"label", {}, {}, {}});
        }
        std::vector<RowReading> rows(2);
        rows[0].figures = {{{21, 22}, 10, {0, 1}, {0, 1}}};
        rows[1].figures = {items[18].figures.front(), rows[0].figures.front()};
        doubt_rows_with_numbers(source, items, rows);
        CHECK_FALSE(rows[0].is_in_doubt);
        return rows[1].is_in_doubt;
    };
    CHECK(doubted("10"));
    CHECK_FALSE(doubted("11"));
}

TEST_CASE("where hardly a row can be read, figures in lines of their own are of no row") {
    // Of four rows, each of a label in line 0, 1, 2, 3, all but the last are in doubt.
    std::vector<StreamItem> items(4);
    std::vector<RowReading> rows(4);
    for (std::uint32_t r = 0; r < 4; ++r) {
        items[r].line = r;
        items[r].text = U"合计";
        rows[r].fragments = {r};
        rows[r].is_in_doubt = r < 3;
    }
    const auto last_is_doubted = [&](std::vector<std::uint32_t> lines) {
        std::vector<RowReading> read = rows;
        for (const std::uint32_t line : lines) read.back().figures.push_back({{}, line, {}, {}});
        doubt_lone_rows(items, read);
        return read.back().is_in_doubt;
    };
    CHECK(last_is_doubted({4, 5}));
    CHECK(last_is_doubted({3, 4}));
    CHECK_FALSE(last_is_doubted({3, 3}));
    for (RowReading& row : rows) row.is_in_doubt = false, row.figures.push_back({{}, 9, {}, {}});
    CHECK_FALSE(last_is_doubted({4, 5}));
}

TEST_CASE("figures behind words of no row are not the row's beside them, where some are of none") {
    const FactBase facts = read_loans(
        "一、本年借出图书册数 1 2 3 4 10\n"
        "（一）按期归还入库 5 6 7 8 26\n"
        "（四）合计 7 7 10 12 36\n"
        "             1.泡水         0 1 0 0 1\n"
        "（三）其他去向 2.虫蛀       2 0 0 0 2\n"
        "             3.别的         0 0 3 0 3\n"
        "三、年末尚未归还册数 9 9 9 9 36\n");
    CHECK(loans_row(facts, "other") == unread_row);
    CHECK(loans_row(facts, "lent") == "1 2 3 4 10");
}

TEST_CASE("a row that heads are printed over is in doubt as a whole") {
    const FactBase facts = read_loans(
        "一、本年借出图书册数 小1学 2 3 4 10\n（一）按期归还入库 5 6 7 8 26\n"
        "（四）合计 7 7册 10 12 36\n三、年末尚未归还册数 9 9 9 册9 36\n");
    CHECK(loans_row(facts, "lent") == unread_row);
    CHECK(loans_row(facts, "returned") == "5 6 7 8 26");
    CHECK(loans_row(facts, "summed") == "7 invalid 10 12 36");
    CHECK(loans_row(facts, "open") == unread_row);
}

TEST_CASE(
    "figures of no row between those of a row and the next label may be the rest of its own") {
    // Two rows of three columns.
    TableShape shape;
    shape.rows = {{0, {0, 1, 2}, U"借出"}, {1, {0, 1, 2}, U"归还"}};
    const auto figures = [](std::uint32_t begin, std::uint32_t count, std::uint32_t line) {
        StreamItem item;
        item.line = line;
        for (std::uint32_t i = 0; i < count; ++i)
            item.figures.push_back({{begin + i, begin + i + 1}, line, {}, {}});
        item.span = {begin, begin + count};
        return item;
    };
    StreamItem lent, returned;
    lent.text = U"借出", lent.line = 0;
    returned.text = U"归还", returned.line = 2;
    const auto lent_is_doubted = [&](const StreamItem& rest) {
        const std::vector<StreamItem> items{lent, figures(10, 3, 0), rest, returned,
                                            figures(30, 2, 2)};
        std::vector<RowReading> rows(2);
        rows[0].fragments = {0}, rows[0].figures = items[1].figures;
        rows[1].fragments = {3}, rows[1].figures = items[4].figures;
        doubt_rows_before_rests(items, shape, rows);
        CHECK_FALSE(rows[1].is_in_doubt);
        return rows[0].is_in_doubt;
    };
    CHECK(lent_is_doubted(figures(20, 2, 1)));
    CHECK_FALSE(lent_is_doubted(figures(20, 3, 1)));  // as many as a row has
    CHECK_FALSE(lent_is_doubted(figures(20, 2, 2)));  // beside the label
}
