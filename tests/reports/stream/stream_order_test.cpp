// Tables whose text was written down block by block: labels and figures stand apart, and only what
// their order proves is read.
#include "reports/stream/stream_order.h"

#include <string>

#include <catch2/catch.hpp>

#include "tests/support/read_report.h"

using namespace gouji;
using namespace gouji::tests;

namespace {

// Figures one below another, each a block of its own.
std::string apart(const std::string& figures) {
    std::string lines;
    for (const char c : figures) lines += c == ' ' ? std::string("\n\n") : std::string(1, c);
    return lines + "\n\n";
}

// A block of figures without gaps.
std::string block(const std::string& figures) {
    std::string lines;
    for (const char c : figures) lines += c == ' ' ? '\n' : c;
    return lines + "\n\n";
}

const std::string label_of_lent = "一、本年借出图书册数\n";
const std::string late_labels =
    "（一）按期归还入库\n2."
    "由读者照价\n赔偿\n（三）其他去向\n\n（四）合计\n三、年末尚未归还册数\n\n";

}  // namespace

TEST_CASE("a label with its figures behind it bounds the rows up to the next such label") {
    const FactBase facts =
        read_loans(label_of_lent + apart("9 1 0 0 10 4 1 0 0 5") + "1.修补后继续借阅\n\n" +
                   apart("2 0 0 0 2 1 0 0 0 1 0 0 0 0 0 7 1 0 0 8 2 0 0 0 2") + late_labels);
    CHECK(loans_row(facts, "lent") == "9 1 0 0 10");
    CHECK(loans_row(facts, "returned") == "4 1 0 0 5");
    CHECK(loans_row(facts, "damaged.repaired") == "2 0 0 0 2");
    CHECK(loans_row(facts, "damaged.paid") == "1 0 0 0 1");
    CHECK(loans_row(facts, "open") == "2 0 0 0 2");
}

TEST_CASE("rows whose labels and figures both stand elsewhere are read where no order matters") {
    const std::string beginning = block("0 0 0");
    const std::string end =
        "1.修补后继续借阅\n\n" + apart("2 0 0 0 2") + "2.由读者照价赔偿\n\n" +
        apart("1 0 0 0 1 0 0 0 0 0 3 0 0 0 3 2 0 0 0 2") + label_of_lent +
        "（一）按期归还入库\n（三）其他去向\n\n（四）合计\n三、年末尚未归还册数\n\n";
    const FactBase alike = read_loans(beginning + block("0 0 0 0") + end + block("0 0 0"));
    CHECK(loans_row(alike, "lent") == "0 0 0 0 0");
    CHECK(loans_row(alike, "damaged.paid") == "1 0 0 0 1");
    CHECK(loans_row(alike, "open") == "2 0 0 0 2");
    const FactBase mixed = read_loans(beginning + block("0 1 0 0") + end + block("0 0 1"));
    CHECK(loans_row(mixed, "lent") == unread_row);
    CHECK(loans_row(mixed, "returned") == unread_row);
    CHECK(loans_row(mixed, "damaged.paid") == "1 0 0 0 1");
}

TEST_CASE(
    "figures that follow one another are not parted where the next row's label stands below") {
    const FactBase facts =
        read_loans(label_of_lent + apart("9 1 0 0 10") + "（一）按期归还入库\n\n" +
                   apart("0 0 0 0 8 4 1") + "1.修补后继续借阅\n2.由读者照价赔偿\n\n" +
                   apart("0 2 0") + "（三）其他去向\n\n" + apart("0 0 0 0 0") + "（四）合计\n\n" +
                   apart("7 1 0 0 8") + "三、年末尚未归还册数\n\n" + apart("2 0 0 0 2"));
    CHECK(loans_row(facts, "returned") == unread_row);
    CHECK(loans_row(facts, "summed") == "7 1 0 0 8");
}

TEST_CASE("the last rows are read where as many blocks as columns are equally tall") {
    const std::string labels = loans_labels + "\n";
    const std::string torn = block("9 4") + block("1 1") + apart("2 0 0 0") + block("0 0 0 0") +
                             block("10 5") + apart("2");
    const std::string last = block("1 0") + block("0 0") + block("0 0") + block("0 0") +
                             block("1 0") + apart("7 1 0 0 8") + block("2 3");
    const FactBase none = read_loans(labels + torn + last);
    CHECK(loans_row(none, "summed") == unread_row);
    const std::string two_rows =
        block("7 2") + block("1 0") + block("0 0") + block("0 0") + block("8 2");
    const FactBase facts = read_loans(labels + torn + block("1 0") + block("0 0") + block("0 0") +
                                      block("0 0") + block("1 0") + two_rows);
    CHECK(loans_row(facts, "lent") == unread_row);
    CHECK(loans_row(facts, "open") == unread_row);
    const FactBase parted =
        read_loans(labels + torn + block("1 0 7") + block("0 0 1") + block("0 0 0") +
                   block("0 0 0") + block("1 0 8") + apart("2 0 0 0 2"));
    CHECK(loans_row(parted, "damaged.paid") == "1 0 0 0 1");
    CHECK(loans_row(parted, "summed") == "7 1 0 0 8");
    CHECK(loans_row(parted, "open") == "2 0 0 0 2");
    CHECK(loans_row(parted, "damaged.repaired") == unread_row);
}

TEST_CASE("rows below the heads of some columns have as tall a block in every other column") {
    const std::string labels = loans_labels + "\n";
    const std::string adult = "成年\n读者\n\n", others = "其他\n\n合计\n\n";
    const std::string minors = "未成年读者\n小学\n中学\n学生\n学生\n" + block("1 2 0 0 0 5");
    const std::string left = block("9 0 2"), right = block("0 0 1") + block("12 0 8");
    const FactBase facts = read_loans(labels + adult + minors + left + apart("0 0 0 0 0 0 0") +
                                      others + right + apart("0 0 0 0 0 0 0 0 0 0 0 0 0"));
    CHECK(loans_row(facts, "lent") == "9 1 2 0 12");
    CHECK(loans_row(facts, "returned") == "0 0 0 0 0");
    CHECK(loans_row(facts, "damaged.repaired") == "2 0 5 1 8");
    CHECK(loans_row(facts, "open") == "0 0 0 0 0");
    const FactBase torn = read_loans(labels + adult + minors + left + apart("0 0 0 0 0 7 0") +
                                     others + right + apart("0 0 0 0 0 0 0 0 0 0 0 0 0"));
    CHECK(loans_row(torn, "lent") == "9 1 2 0 12");
    CHECK(loans_row(torn, "damaged.paid") == "0 0 0 0 0");
    CHECK(loans_row(torn, "other") == unread_row);
    const FactBase moved = read_loans(labels + adult + left + apart("0 0 0 0 0 0 0") + others +
                                      right + apart("0 0 0 0 0 0 0 0 0 0 0 0 0") + minors);
    CHECK(loans_row(moved, "lent") == unread_row);
    CHECK(loans_row(moved, "returned") == "0 0 0 0 0");
}

TEST_CASE("below the first rows, what stands between rows of one height is theirs") {
    const std::string heads = loans_labels +
                              "\n成年\n读者\n\n"
                              "未成年读者\n小学\n中学\n学生\n学生\n" +
                              block("1 2 0 0") + block("9 0");
    const std::string others = "其他\n\n合计\n\n" + block("0 0") + block("12 0");
    const auto table = [&](const std::string& left, const std::string& right) {
        return read_loans(heads + left + others + right);
    };
    const std::string tall = block("0 0 0") + block("0 0 0") + block("1 2 0") + block("5 7 7");
    const FactBase one_torn =
        table(apart("3 0") + block("4 5 7"), apart("0 1 4") + tall + apart("1 0 0 0 1"));
    CHECK(loans_row(one_torn, "damaged.repaired") == "3 0 0 1 4");
    CHECK(loans_row(one_torn, "damaged.paid") == "4 0 0 1 5");
    CHECK(loans_row(one_torn, "other") == "5 0 0 2 7");
    CHECK(loans_row(one_torn, "summed") == "7 0 0 0 7");
    CHECK(loans_row(one_torn, "open") == "1 0 0 0 1");
    const FactBase two_torn = table(apart("3 0 2") + block("4 5 7"), apart("0 1 4 0 0 0 2") + tall);
    CHECK(loans_row(two_torn, "damaged.repaired") == "3 0 0 1 4");
    CHECK(loans_row(two_torn, "damaged.paid") == "2 0 0 0 2");
    CHECK(loans_row(two_torn, "other") == "4 0 0 1 5");
    CHECK(loans_row(two_torn, "open") == "7 0 0 0 7");
    const FactBase either = table(apart("3 0 0 1") + block("4 5 7"), apart("0 0 0 0 2 3") + tall);
    CHECK(loans_row(either, "damaged.repaired") == "3 0 0 0 0");
    CHECK(loans_row(either, "damaged.paid") == unread_row);
    CHECK(loans_row(either, "other") == "4 0 0 1 5");
    const FactBase as_tall = table(apart("3 0") + block("4 5"),
                                   apart("0 1 4") + block("0 0") + block("0 0") + block("1 2") +
                                       block("5 7") + apart("7 0 0 0 7 1 0 0 0 1"));
    CHECK(loans_row(as_tall, "returned") == "0 0 0 0 0");
    CHECK(loans_row(as_tall, "damaged.paid") == "4 0 0 1 5");
    CHECK(loans_row(as_tall, "open") == "1 0 0 0 1");
    const FactBase uneven =
        table(block("4 5 7") + apart("3 0 0"), apart("0 1") + tall + apart("4 1 0 0 1"));
    CHECK(loans_row(uneven, "lent") == unread_row);
    CHECK(loans_row(uneven, "other") == unread_row);
    CHECK(loans_row(uneven, "open") == unread_row);
}

TEST_CASE("no row of a torn page has more to the left of the tear than one above it") {
    const std::string heads = loans_labels +
                              "\n成年\n读者\n\n"
                              "未成年读者\n小学\n中学\n学生\n学生\n" +
                              block("1 2 3 4 5 6") + block("9 0 8");
    const std::string others = "其他\n\n合计\n\n" + block("0 0 7") + block("12 0 8");
    const auto table = [&](const std::string& left, const std::string& right) {
        return read_loans(heads + left + others + right);
    };
    const FactBase least = table(apart("3"), apart("1 0 0 4 7 0 0 1 8 7 0 0 2 9 1 0 0 0 1"));
    CHECK(loans_row(least, "damaged.repaired") == "8 5 6 7 8");
    CHECK(loans_row(least, "damaged.paid") == "3 1 0 0 4");
    CHECK(loans_row(least, "other") == "7 0 0 1 8");
    CHECK(loans_row(least, "open") == "1 0 0 0 1");
    const FactBase most = table(apart("3 1 0 7 0 0 7 0 0 1 0 0"), apart("0 4 1 8 2 9 0 1"));
    CHECK(loans_row(most, "damaged.paid") == "3 1 0 0 4");
    CHECK(loans_row(most, "open") == "1 0 0 0 1");
    const FactBase either = table(apart("3 1"), apart("0 0 4 7 0 0 1 8 7 0 0 2 9 1 0 0 0 1"));
    CHECK(loans_row(either, "lent") == "9 1 2 0 12");
    CHECK(loans_row(either, "damaged.paid") == unread_row);
    CHECK(loans_row(either, "open") == "1 0 0 0 1");
    const FactBase close =
        table(apart("3") + block("7 6"), apart("1 0 0 4 0 0 1 8 0 0 0 6 1 0 0 0 1"));
    CHECK(loans_row(close, "lent") == "9 1 2 0 12");
    CHECK(loans_row(close, "other") == unread_row);
    CHECK(loans_row(close, "open") == "1 0 0 0 1");
    const FactBase too_many = table(apart("3 1 0 0 7 0 0 0 7 0 0 2 1 0 0 0"), apart("4 8 9 1"));
    CHECK(loans_row(too_many, "lent") == unread_row);
    const FactBase whole = table(apart("3 1 0 0 4 7 0 0 1 8 7 0 0 2 9 1 0 0 0 1"), "");
    CHECK(loans_row(whole, "damaged.paid") == "3 1 0 0 4");
    CHECK(loans_row(whole, "open") == "1 0 0 0 1");
}

TEST_CASE("blocks that may be of other rows or columns are no rows below the heads") {
    const std::string labels = loans_labels + "\n成年\n读者\n\n";
    const std::string minors = "未成年读者\n小学\n中学\n学生\n学生\n" + block("1 2 0 0 0 5");
    const std::string left = block("9 0 2"), right = block("0 0 1") + block("12 0 8");
    const std::string others = "其他\n\n合计\n\n", rest = "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 ";
    const auto lent = [&](const std::string& body) {
        return loans_row(read_loans(labels + body), "lent");
    };
    CHECK(lent(minors + left + apart("0 0 0") + others + right + apart(rest)) == "9 1 2 0 12");
    CHECK(lent(minors + left + apart("0 0 0") + right + others + apart(rest)) == unread_row);
    CHECK(lent(minors + left + apart("0 0 0") + others + block("0 0 1") + apart("0 0") +
               block("12 0 8") + apart(rest.substr(4))) == unread_row);
    CHECK(lent(minors + left + block("0 0 0") + others + right + apart(rest)) == unread_row);
    CHECK(lent(minors + left + block("0 0") + apart("0") + others + right + apart(rest)) ==
          unread_row);
    CHECK(lent("小学\n中学\n学生\n学生\n\n" + block("1 2 0 0 0 5") + left + apart("0 0 0") +
               others + right + apart(rest)) == unread_row);
}

TEST_CASE("figures behind their own head are its column, behind several heads rows") {
    const std::string labels = "一、馆藏情况\n第三条第（一）项\n信息内容\n纸质图书\n期刊合订本\n\n";
    const std::string money =
        "\n第三条第（二）项\n信息内容\n本年购书金额（单位：万元）\n购书经费\n3.5\n";
    const FactBase columns =
        read_report(labels + "本年购入\n册数\n1\n2\n\n年末实有\n册数\n30\n40\n" + money);
    CHECK(shown_row(columns, "stock", "books") == "not_applicable not_applicable 1 30");
    CHECK(shown_row(columns, "stock", "journals") == "not_applicable not_applicable 2 40");
    const FactBase rows =
        read_report(labels + "本年购入册数\n年末实有册数\n1\n30\n2\n40\n" + money);
    CHECK(shown_row(rows, "stock", "books") == "not_applicable not_applicable 1 30");
    CHECK(shown_row(rows, "stock", "journals") == "not_applicable not_applicable 2 40");
    const FactBase parted =
        read_report(labels + "本年购入册数\n1\n30\n2\n\n年末实有册数\n40\n" + money);
    CHECK(shown_row(parted, "stock", "books") == "not_applicable not_applicable unread unread");
}

TEST_CASE("figures with their own heads are of the block whose heads these are") {
    const std::string bought = "一、馆藏情况\n第三条第（一）项\n信息内容\n本年购入\n册数\n";
    const std::string money = "第三条第（二）项\n信息内容\n本年购书金额（单位：万元）\n3.5\n\n";
    const std::string held = "年末实有\n册数\n";
    const std::string labels = "纸质图书\n期刊合订本\n购书经费\n";
    const FactBase parted = read_report(bought + "1\n2\n\n" + money + held + "30\n40\n\n" + labels);
    CHECK(shown_row(parted, "stock", "books") == "not_applicable not_applicable 1 30");
    CHECK(shown_row(parted, "stock", "journals") == "not_applicable not_applicable 2 40");
    const FactBase torn =
        read_report(bought + "1\n\n" + money + held + "30\n\n\f2\n\n40\n\n" + labels);
    CHECK(shown_row(torn, "stock", "books") == "not_applicable not_applicable 1 30");
    CHECK(shown_row(torn, "stock", "journals") == "not_applicable not_applicable unread unread");
    const FactBase blank = read_report(bought + "1\n\n" + money + held + "30\n\n\f2\n\n" + labels);
    CHECK(shown_row(blank, "stock", "books") == "unread unread unread unread");
}

TEST_CASE("figures of two pages on both sides of a label are not its row") {
    const FactBase facts = read_loans(
        label_of_lent + "\n9\n\n\f（一）按期归还入库\n\n1 0 0 10\n" +
        "1.修补后继续借阅\n2.由读者照价赔偿\n（三）其他去向\n（四）合计\n三、年末尚未归还册数\n");
    CHECK(shown(facts, "loans.returned.adult") == "unread");
    CHECK(shown(facts, "loans.lent.adult") != "missing");
}

TEST_CASE("where columns are moved, a row that shows one figure everywhere is read all the same") {
    const FactBase facts = read_loans(
        "成年读者\n中学学生\n小学学生\n合计\n一、本年借出图书册数\n1\n6\n0\n0\n"
        "7\n"
        "（一）按期归还入库\n0\n0\n0\n0\n0\n1.修补后继续借阅\n1\n6\n0\n0\n7\n");
    CHECK(loans_row(facts, "lent") == unread_row);
    CHECK(loans_row(facts, "returned") == "0 0 0 0 0");
}

TEST_CASE("a head written down behind all figures moves none, one among them may") {
    const std::string labels =
        "成年读者\n小学学生\n中学学生\n合计\n一、本年借出图书册数\n（一）按期归还入库"
        "\n"
        "1.修补后继续借阅\n2.由读者照价赔偿\n（三）其他去向\n（四）合计\n三、年末尚未归还册数\n\n";
    const std::string first = apart("9 1 0 0 10 4 1 0 0 5");
    const std::string others = apart("2 0 0 0 2 1 0 0 0 1 0 0 0 0 0 7 1 0 0 8 2 0 0 0 2");
    const FactBase behind = read_loans(labels + first + others + "其他\n");
    CHECK(loans_row(behind, "lent") == "9 1 0 0 10");
    CHECK(loans_row(behind, "open") == "2 0 0 0 2");
    const FactBase among = read_loans(labels + first + "其他\n\n" + others);
    CHECK(loans_row(among, "lent") == unread_row);
    CHECK(loans_row(among, "open") == unread_row);
}

TEST_CASE("the last cells of a table may stand behind the headings of later parts") {
    const std::string first =
        "三、到馆情况\n中心馆舍\n白天人次\n夜间人次\n合计\n1\n2\n3\n各处分馆\n东门分馆\n"
        "白天人次\n夜间人次\n合计\n4\n5\n9\n\n二、借阅情况\n无其他情况。\n\n"
        "某图书馆\n2020年1月5日\n\n";
    const FactBase facts = read_report(first + "西门分馆\n白天人次\n夜间人次\n6\n7\n\n合计\n13\n");
    CHECK(shown_row(facts, "visits", "east") == "4 5 9");
    CHECK(shown_row(facts, "visits", "west") == "6 7 13");
    CHECK(facts.signed_on.value == Date::from(2020, 1, 5));
    const FactBase mentioned = read_report(first + "西门分馆\n\n乙馆6\n");
    CHECK(shown_row(mentioned, "visits", "west") == "unread unread unread");
}

TEST_CASE("a group of columns before the one that the form has before it moves its columns") {
    const std::string rows = "一、本年借出图书册数 6 1 0 0 7\n（一）按期归还入库 4 0 0 0 4\n";
    const std::string pieces = "小学学生\n中学学生\n其他\n";
    const FactBase moved = read_loans("读者情况\n未成年读者 成年读者 合计\n" + pieces + rows);
    CHECK(loans_row(moved, "lent") == "0 6 1 0 7");
    const FactBase torn = read_loans("读者情况\n未成年读者 成年读者 合计\n" +
                                     pieces.substr(pieces.find('\n') + 1) + rows);
    CHECK(loans_row(torn, "lent") == unread_row);
    const FactBase facts = read_loans("读者情况\n成年读者 未成年读者 合计\n" + pieces + rows);
    CHECK(loans_row(facts, "lent") == "6 1 0 0 7");
}

TEST_CASE("a word on line after line stands for figures, where none is there to tell") {
    const FactBase facts = read_report(
        "一、馆藏情况\n第三条第（一）项\n信息内容\n本年购入册数\n年末实有册数\n"
        "纸质图书\n无\n无\n期刊合订本\n无\n无\n第三条第（二）项\n信息内容\n"
        "本年购书金额（单位：万元）\n购书经费\n无\n二、借阅情况\n"
        "一、本年借出图书册数\n无\n无\n无\n无\n无\n（一）按期归还入库\n无\n无\n无\n无\n无\n");
    CHECK(shown(facts, "loans.lent.adult") == "invalid");
    CHECK(shown(facts, "loans.returned.total") == "invalid");
}

TEST_CASE("a word for figures may be one that labels have, 未 in 未成年读者") {
    const std::string words = "未\n未\n未\n未\n未\n";
    const FactBase facts =
        read_report("一、借阅情况\n一、本年借出图书册数\n" + words + "（一）按期归还入库\n" +
                    words + "（四）合计\n" + words + "三、年末尚未归还册数\n" + words);
    CHECK(shown(facts, "loans.lent.adult") == "invalid");
    CHECK(shown(facts, "loans.open.total") == "invalid");
}
