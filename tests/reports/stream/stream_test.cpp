// Tables of running text: what each test names is a way in which programs write a table down.
#include "reports/stream/stream.h"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "facts/width.h"
#include "tests/support/read_report.h"

using namespace gouji;
using namespace gouji::tests;

namespace {

// A line of a page laid out in columns: the label, then figures under one another.
std::string laid_out(const std::string& label, const std::vector<std::string>& figures) {
    std::string line = pad_to(label, 34);
    for (const std::string& figure : figures) line += pad_to(figure, 8);
    return line + "\n";
}

const std::string heads = laid_out("", {"", "读者情况"}) +
                          laid_out("（各行之和应等于", {"成年", "小学", "中学", "其他", "合计"}) +
                          laid_out("  总册数）", {"读者", "学生", "学生"});

std::string label_of(const FactBase& facts, const std::string& place) {
    for (const LabelFact& label : facts.labels) {
        const Edition* edition = facts.form->edition(label.edition);
        const Table* table = edition->table(facts.form->table_ids[label.table]);
        if (table->label(label.label).place == place) return label.text;
    }
    return "";
}

bool lists_unread(const FactBase& facts, const std::string& path) {
    return std::any_of(facts.unread.begin(), facts.unread.end(),
                       [&](const UnreadFact& fact) { return fact.path == path; });
}

}  // namespace

TEST_CASE("a label may be wrapped round its figures, beside a group and a margin") {
    const FactBase facts =
        read_loans(heads + laid_out("一、本年借出图书册数", {"6", "1", "0", "0", "7"}) +
                   laid_out("二    （一）按期归还入库", {"4", "0", "0", "0", "4"}) +
                   laid_out("、              1.修补后", {}) +
                   laid_out("图    （二）污  继续借", {"0", "1", "0", "0", "1"}) +
                   laid_out("书    损图书    阅", {}) +
                   laid_out("去              2.由读者", {"2", "0", "0", "0", "2"}) +
                   laid_out("向              照价赔偿", {}) +
                   laid_out("情    （三）其他去向", {"0", "0", "0", "0", "0"}) +
                   laid_out("况    （四）合计", {"6", "1", "0", "0", "7"}) +
                   laid_out("三、年末尚未归还册数", {"0", "0", "0", "0", "0"}));
    CHECK(loans_row(facts, "lent") == "6 1 0 0 7");
    CHECK(loans_row(facts, "damaged.repaired") == "0 1 0 0 1");
    CHECK(loans_row(facts, "damaged.paid") == "2 0 0 0 2");
    CHECK(loans_row(facts, "other") == "0 0 0 0 0");
    CHECK(shown(facts, "loans.other.lost.total") == "not_applicable");
    CHECK(label_of(facts, "loans.damaged.repaired") == "修补后继续借阅");
    CHECK(label_of(facts, "loans.damaged") == "污损图书");
    CHECK(label_of(facts, "loans.fate") == "图书去向情况");
    CHECK(label_of(facts, "loans.pupil") == "小学学生");
    CHECK(facts.unread.empty());
}

TEST_CASE("heads so close that their pieces cannot be told apart are not called altered") {
    const auto label = [](const std::string& heads_of_block) {
        const FactBase facts = read_report("一、馆藏情况\n第三条第（一）项\n" + heads_of_block +
                                           "纸质图书    3    9\n期刊合订本  0    4\n");
        CHECK(shown(facts, "stock.journals.held") == "4");
        return label_of(facts, "stock.paper.corner");
    };
    CHECK(label("信息内购入\n容 册数  年末实有册数\n") == "");
    CHECK(label("信息容  本年购入册数  年末实有册数\n") == "信息容");
}

TEST_CASE("a word that is broken amid the figures of its row does not move them") {
    const FactBase facts = read_loans(
        heads + laid_out("", {"", "若"}) +
        laid_out("一、本年借出图书册数", {"6", "", "0", "0", "7"}) + laid_out("", {"", "干"}) +
        laid_out("（一）按期归还入库", {"4", "0", "0", "0", "4"}) +
        laid_out("1.修补后继续借阅", {"0", "1", "0", "0", "1"}) +
        laid_out("", {"", "", "", "", "１"}) + laid_out("（四）合计", {"6", "1", "0", "0", ""}) +
        laid_out("", {"", "", "", "", "７"}) +
        laid_out("三、年末尚未归还册数", {"0", "0", "0", "0", "0"}));
    CHECK(loans_row(facts, "lent") == unread_row);
    CHECK(shown(facts, "loans.summed.total") == "unread");
    CHECK(loans_row(facts, "returned") == "4 0 0 0 4");
}

TEST_CASE("a figure close behind its label is its row's, and no part of the label") {
    const auto report = [](const std::string& row) {
        return read_report(
            "一、馆藏情况\n第三条第（二）项\n信息内容  本年购书金额（单位：万元）\n" + row + "\n");
    };
    const FactBase facts = report("购书经费12.50");
    CHECK(shown(facts, "stock.spending.cost") == "12.50");
    CHECK(label_of(facts, "stock.spending") == "购书经费");
    CHECK(shown(report("购书经费"), "stock.spending.cost") == "missing");
    CHECK(label_of(report("购书经费１２"), "stock.spending") == "");
    CHECK(label_of(report("购书经费，12.50"), "stock.spending") == "");
}

TEST_CASE("a blank is no blank where a figure stands by it that no cell was read from") {
    const auto report = [](const std::string& figure) {
        return read_report("一、馆藏情况\n第三条第（一）项\n" +
                           laid_out("信息内容", {"本年购入册数", "年末实有册数"}) +
                           laid_out("纸质图书", {"3", "9"}) + laid_out("期刊合订本", {"0", "4"}) +
                           "第三条第（二）项\n信息内容  本年购书金额（单位：万元）\n购书\n" +
                           laid_out("", {figure}) + "经费\n");
    };
    CHECK(shown(report(""), "stock.spending.cost") == "missing");
    const FactBase facts = report("约10");
    CHECK(shown(facts, "stock.spending.cost") == "unread");
    CHECK(shown(facts, "stock.books.held") == "9");
    CHECK(lists_unread(facts, "stock"));
}

TEST_CASE("a blank is no blank where a figure stands behind the next heading, before its table") {
    const auto cost = [](const std::string& figure) {
        return shown(
            read_report("一、馆藏情况\n第三条第（二）项\n信息内容  本年购书金额（单位：万元）\n"
                        "购书经费\n二、借阅情况\n单位：册\n\n" +
                        figure + "读者情况\n一、本年借出图书册数  6  1  0  0  7\n" +
                        "（一）按期归还入库  4  0  0  0  4\n"),
            "stock.spending.cost");
    };
    CHECK(cost("") == "missing");
    CHECK(cost("12.5\n\n") == "unread");
}

TEST_CASE("the date below the last table is no figure of it") {
    const std::string table =
        "读者情况\t成年读者\t小学学生\t中学学生\t其他\t合计\n"
        "一、本年借出图书册数\t6\t\t0\t1\t7\n（一）按期归还入库\t4\t0\t0\t0\t4\n"
        "三、年末尚未归还册数\t0\t0\t0\t0\t0\n";
    const auto blank = [&](const std::string& end) {
        return shown(read_loans(table + end), "loans.lent.pupil");
    };
    CHECK(blank("") == "missing");
    CHECK(blank("\n\n　　　　　　2022 年 1 月 23 日\n") == "missing");
    CHECK(blank("\n说明 17\n") == "unread");
}

TEST_CASE("a blank cell of a laid out row is missing, and its neighbours keep their columns") {
    const FactBase facts =
        read_loans(heads + laid_out("一、本年借出图书册数", {"6", "", "0", "1", "7"}) +
                   laid_out("（一）按期归还入库", {"4", "0", "0", "0", "4"}) +
                   laid_out("三、年末尚未归还册数", {"0", "0", "0", "0", ""}));
    CHECK(loans_row(facts, "lent") == "6 missing 0 1 7");
    CHECK(loans_row(facts, "open") == "0 0 0 0 missing");
    CHECK_FALSE(lists_unread(facts, "loans.lent.pupil"));
}

TEST_CASE("a row without figures is blank, and the rows behind it do not move up") {
    const FactBase facts = read_loans(
        "一、本年借出图书册数 6 1 0 0 7\n（一）按期归还入库\n（二）污损图书\n"
        "1.修补后继续借阅 0 1 0 0 1\n2.由读者照价赔偿 2 0 0 0 2\n（三）其他去向 0 0 0 0 0\n"
        "（四）合计 6 1 0 0 7\n三、年末尚未归还册数 0 0 0 0 0\n");
    CHECK(loans_row(facts, "returned") == "missing missing missing missing missing");
    CHECK(loans_row(facts, "damaged.repaired") == "0 1 0 0 1");
}

TEST_CASE("figures one a line behind their label are its row, across page numbers") {
    const FactBase facts = read_loans(
        "一、本年借出\n图书册数\n\n6\n\n1\n- 2 "
        "-\n\n0\n\n0\n\n7\n\n（一）按期归还入库\n\n4\n\n0\n\n0\n\n"
        "0\n\n4\n");
    CHECK(loans_row(facts, "lent") == "6 1 0 0 7");
    CHECK(loans_row(facts, "returned") == "4 0 0 0 4");
}

TEST_CASE("figures may stand before their label") {
    const FactBase facts = read_loans(
        "6 1 0 0 7\n一、本年借出图书册数\n4 0 0 0 4\n（一）按期归还入库\n"
        "0 0 0 0 0\n1.修补后继续借阅\n1 0 0 0 1\n2.由读者照价赔偿\n0 0 0 0 0\n"
        "（三）其他去向\n5 0 0 0 5\n（四）合计\n2 0 0 0 2\n三、年末尚未归还册数\n");
    CHECK(loans_row(facts, "lent") == "6 1 0 0 7");
    CHECK(loans_row(facts, "returned") == "4 0 0 0 4");
    CHECK(loans_row(facts, "open") == "2 0 0 0 2");
}

TEST_CASE("three rows of a group are not read as the one that may stand for them") {
    const FactBase facts = read_loans(
        "一、本年借出图书册数 6 1 0 0 7\n（三）其他去向\n1.遗失且未能找回 1 0 0 0 1\n"
        "2.其他 0 1 0 0 1\n（四）合计 6 1 0 0 7\n三、年末尚未归还册数 0 0 0 0 0\n");
    CHECK(loans_row(facts, "other.lost") == "1 0 0 0 1");
    CHECK(loans_row(facts, "other.other") == "0 1 0 0 1");
    CHECK(shown(facts, "loans.other.total") == "not_applicable");
}

TEST_CASE("a mistyped label is near enough to read, and reported as printed") {
    const FactBase facts = read_loans(
        "一、本年借出图书数 6 1 0 0 7\n（一）按其归还入库 4 0 0 0 4\n"
        "1.修补后继续借阅 0 1 0 0 1\n2.由读者照价赔偿 2 0 0 0 2\n");
    CHECK(loans_row(facts, "lent") == "6 1 0 0 7");
    CHECK(label_of(facts, "loans.lent") == "本年借出图书数");
    CHECK(label_of(facts, "loans.returned") == "按其归还入库");
}

TEST_CASE("an altered head is reported where it cannot be a piece of another") {
    const FactBase facts = read_loans(
        "成年读者\n小学\n学员\n中学\n学生\n其他\n合计\n一、本年借出图书册数 6 1 0 0 "
        "7\n"
        "（一）按期归还入库 4 0 0 0 4\n");
    CHECK(label_of(facts, "loans.pupil") == "小学学员");
    CHECK(label_of(facts, "loans.student") == "中学学生");
}

TEST_CASE("a word in place of a figure keeps its place") {
    const FactBase facts =
        read_loans("一、本年借出图书册数 6 若干 / 0 7\n（一）按期归还入库 4 0 0 0 4\n");
    CHECK(loans_row(facts, "lent") == "6 invalid invalid 0 7");
    CHECK(loans_row(facts, "returned") == "4 0 0 0 4");
}

TEST_CASE("a number that its narrow column broke is unread, not its first piece") {
    const FactBase facts = read_loans(
        heads + laid_out("一、本年借出", {"1", "25", "17", "0", "1"}) +
        laid_out("图书册数", {"，339", "", "", "", "，381"}) +
        laid_out("（一）按期归还入库", {"4", "0", "0", "0", "4"}) +
        laid_out("", {"1234", "5", "6", "7", "1252"}) + laid_out("", {"56", "", "", "", "78"}));
    CHECK(shown(facts, "loans.lent.adult") == "unread");
    CHECK(shown(facts, "loans.lent.total") == "unread");
    CHECK(lists_unread(facts, "loans.lent.adult"));
}

TEST_CASE("columns that stand in another order than the form's are unread where a head lacks") {
    const FactBase facts =
        read_loans(laid_out("（各行之和应等于", {"合计", "成年", "小学", "中学", "其他"}) +
                   laid_out("  总册数）", {"", "读者", "学生", ""}) +
                   laid_out("一、本年借出图书册数", {"7", "6", "1", "0", "0"}));
    CHECK(shown(facts, "loans.lent.adult") == "unread");
    CHECK(lists_unread(facts, "loans.lent.total"));
}

TEST_CASE("figures of a row that is not printed are nobody's") {
    const FactBase facts = read_loans(
        "一、本年借出图书册数 6 1 0 0 7\n（一）按期归还入库 4 0 0 0 4\n"
        "2 0 0 0 2\n三、年末尚未归还册数\n");
    CHECK(loans_row(facts, "lent") == "6 1 0 0 7");
    CHECK(shown(facts, "loans.open.total") == "unread");
}

TEST_CASE("too few figures without columns are unread, not shifted") {
    const FactBase facts =
        read_loans("一、本年借出图书册数 6 1 0 7\n（一）按期归还入库 4 0 0 0 4\n");
    CHECK(loans_row(facts, "lent") == unread_row);
    CHECK(lists_unread(facts, "loans.lent.total"));
    CHECK(loans_row(facts, "returned") == "4 0 0 0 4");
}

TEST_CASE("labels first, figures behind: equally tall blocks are columns") {
    const FactBase facts = read_loans(
        "一、本年借出图书册数\n（一）按期归还入库\n（二）污损图书\n1."
        "修补后继续借阅\n2.由读者照价赔偿\n"
        "（三）其他去向\n（四）合计\n三、年末尚未归还册数\n\n7\n4\n0\n2\n0\n6\n1\n\n1\n0\n1\n0\n0\n"
        "1\n0\n\n0\n0\n0\n0\n0\n0\n0\n\n"
        "0\n0\n0\n0\n0\n0\n0\n\n8\n4\n1\n2\n0\n7\n1\n");
    CHECK(loans_row(facts, "lent") == "7 1 0 0 8");
    CHECK(loans_row(facts, "damaged.repaired") == "0 1 0 0 1");
    CHECK(loans_row(facts, "open") == "1 0 0 0 1");
}

TEST_CASE("labels first with a figure too few: nothing tells whose they are") {
    const FactBase facts = read_loans(
        "一、本年借出图书册数\n（一）按期归还入库\n（二）污损图书\n1."
        "修补后继续借阅\n2.由读者照价赔偿\n"
        "（三）其他去向\n（四）合计\n三、年末尚未归还册数\n\n7\n\n4\n\n0\n\n2\n\n0\n\n6\n\n1\n\n1\n"
        "\n5\n");
    CHECK(shown(facts, "loans.lent.adult") == "unread");
    CHECK(shown(facts, "loans.open.total") == "unread");
}

TEST_CASE("a table across is read in order when it is complete") {
    const FactBase facts = read_report(
        "三、到馆情况\n中心馆舍\n各处分馆\n白天\n人次\n夜间\n人次\n合计\n东门分馆\n西门分馆\n白天\n"
        "人次\n夜间\n"
        "人次\n合计\n白天\n人次\n夜间\n人次\n合计\n1 2 3 4 5 9 0 7 7\n");
    CHECK(shown_row(facts, "visits", "main") == "1 2 3");
    CHECK(shown_row(facts, "visits", "west") == "0 7 7");
    CHECK(label_of(facts, "visits.east.night") == "夜间人次");
}

TEST_CASE("a blank of a table across is told by the heads above it, or not at all") {
    const std::string printed =
        "中心馆舍          东门分馆              西门分馆\n"
        "白天  夜间  合计  白天  夜间  合计  白天  夜间  合计\n"
        "人次  人次        人次  人次        人次  人次\n";
    const FactBase placed = read_report("三、到馆情况\n          各处分馆\n" + printed +
                                        " 1     2     3     4           9     0     7     7\n");
    CHECK(shown_row(placed, "visits", "east") == "4 missing 9");
    CHECK(shown_row(placed, "visits", "west") == "0 7 7");
    const FactBase unplaced =
        read_report("三、到馆情况\n各处分馆\n" + printed + "1 2 3 4 9 0 7 7\n");
    CHECK(shown_row(unplaced, "visits", "east") == "unread unread unread");
}

TEST_CASE("figures of a table across that stand at two heights are read from left to right") {
    const std::string heads =
        "三、到馆情况\n          各处分馆\n"
        "中心馆舍          东门分馆          西门分馆\n"
        "白天  夜间  合计  白天  夜间  合计  白天  夜间  合计\n"
        "人次  人次        人次  人次        人次  人次\n";
    const FactBase facts = read_report(heads +
                                       " 1     2           4     5           0     7\n"
                                       "              3                9                 7\n");
    CHECK(shown_row(facts, "visits", "main") == "1 2 3");
    CHECK(shown_row(facts, "visits", "east") == "4 5 9");
    CHECK(shown_row(facts, "visits", "west") == "0 7 7");
    const FactBase unplaced = read_report(heads +
                                          " 1     2           4     5           0     7\n"
                                          "       3                9                 7\n");
    CHECK(shown_row(unplaced, "visits", "main") == "unread unread unread");
}

TEST_CASE("figures of a table across may each stand behind their own head") {
    const std::string first =
        "三、到馆情况\n中心馆舍\n\n各处分馆\n\n白天\n人次\n\n夜间\n人次\n\n合计\n";
    const std::string second = "\n白天\n人次\n\n4\n\n东门分馆\n\n夜间\n人次\n\n5\n\n合计\n9\n";
    const std::string third = "\n白天\n人次\n\n0\n\n西门分馆\n\n夜间\n人次\n\n7\n\n合计\n7\n";
    const FactBase facts = read_report(first + "\n1\n\n2\n\n3\n" + second + third);
    CHECK(shown_row(facts, "visits", "main") == "1 2 3");
    CHECK(shown_row(facts, "visits", "east") == "4 5 9");
    CHECK(shown_row(facts, "visits", "west") == "0 7 7");
    const FactBase late = read_report(first + "\n1\n\n2\n" + second + third + "\n3\n");
    CHECK(shown_row(late, "visits", "main") == "unread unread unread");
}

TEST_CASE("in a table across that shows one figure everywhere no order matters") {
    const FactBase facts = read_report(
        "三、到馆情况\n0\n\n各处分馆\n\n中心馆舍\n白天\n人次\n夜间\n人次\n合计\n0\n0\n\n东门分馆\n"
        "白天\n人次\n"
        "0\n夜间\n人次\n合计\n0 0\n西门分馆\n白天\n人次\n夜间\n人次\n0\n合计\n0 0\n");
    CHECK(shown_row(facts, "visits", "main") == "0 0 0");
    CHECK(shown_row(facts, "visits", "west") == "0 0 0");
}

TEST_CASE("a table across without figures is blank") {
    const FactBase facts =
        read_report("三、到馆情况\n中心馆舍 各处分馆\n东门分馆 西门分馆\n白天人次 夜间人次 合计\n");
    CHECK(shown_row(facts, "visits", "main") == "missing missing missing");
}

TEST_CASE("the edition is told by the labels around the rows") {
    const auto stock = *read_report("").form->table_index("stock");
    const FactBase facts = read_report(
        "一、馆藏情况\n第三条第（一）项\n信息内容 本年购入册数 年末实有册数\n纸质图书 5 "
        "100\n期刊合订本 1 8\n"
        "第三条第（二）项\n信息内容 本年购书金额（单位：万元）\n购书经费 12.50\n");
    CHECK(facts.tables[stock].edition == 2020);
    CHECK(shown(facts, "stock.spending.cost") == "12.50");
    const FactBase old_report =
        read_report("一、馆藏情况\n上年册数 本年增减\n图书 100 -5\n期刊合订本 8 0\n");
    CHECK(old_report.tables[stock].edition == 2010);
    CHECK(shown(old_report, "stock.books.change") == "-5");
}

TEST_CASE("a table whose heading is missing is found in the part before") {
    const FactBase facts = read_report(
        "一、馆藏情况\n第三条第（一）项\n信息内容 本年购入册数 年末实有册数\n纸质图书 5 "
        "100\n期刊合订本 1 8\n"
        "第三条第（二）项\n信息内容 本年购书金额（单位：万元）\n购书经费 12\n"
        "一、本年借出图书册数 6 1 0 0 7\n（一）按期归还入库 4 0 0 0 4\n"
        "三、年末尚未归还册数 0 0 0 0 0\n");
    CHECK(shown(facts, "stock.spending.cost") == "12");
    CHECK(loans_row(facts, "lent") == "6 1 0 0 7");
}

TEST_CASE("where the order is in doubt, other words beside a label do not alter it") {
    const std::string torn =
        "（各行之和应等于总册数）\n成年读者 小学学生\n"
        "作一、本年借出图书册数\n（一）按期归还入库\n6\n1\n0\n中学学生 其他 合计\n0\n7\n4\n0\n";
    const FactBase facts = read_loans(torn);
    CHECK(shown(facts, "loans.lent.adult") == "unread");
    CHECK(label_of(facts, "loans.lent").empty());
    CHECK(label_of(facts, "loans.returned") == "按期归还入库");
}

TEST_CASE("where the order is in doubt, a label altered in the middle of its line is") {
    const FactBase facts = read_loans(
        "本年\n一、上一年借出图书册数\n（一）按期归还入库\n6\n1\n0\n中学学生 其他 "
        "合计\n0\n"
        "7\n4\n0\n");
    CHECK(shown(facts, "loans.lent.adult") == "unread");
    CHECK(label_of(facts, "loans.lent") == "上一年借出图书册数");
}

TEST_CASE("figures in the line of a label are no other row's") {
    const FactBase facts =
        read_loans(heads + laid_out("一、本年借出图书册数", {"6", "1", "2", "9"}) +
                   laid_out("二、图书去向情况（一）按期归还入库", {"4"}) +
                   laid_out("三、年末尚未归还册数", {"0", "0", "0", "0", "0"}));
    CHECK(shown(facts, "loans.lent.adult") != "missing");
    CHECK(shown(facts, "loans.returned.adult") != "6");
}

TEST_CASE("rows that stand in another order than the form's are not read as their neighbours") {
    const FactBase facts =
        read_loans(heads + laid_out("一、本年借出图书册数", {"6", "1", "0", "0", "7"}) +
                   laid_out("（一）按期归还入库", {"4", "0", "0", "0", "4"}) +
                   laid_out("2.由读者照价赔偿", {"2", "0", "0", "0", "2"}) +
                   laid_out("1.修补后继续借阅", {"0", "1", "0", "0", "1"}) +
                   laid_out("（三）其他去向", {"0", "0", "0", "0", "0"}) +
                   laid_out("（四）合计", {"6", "1", "0", "0", "7"}) +
                   laid_out("三、年末尚未归还册数", {"0", "0", "0", "0", "0"}));
    for (const std::string row : {"damaged.repaired", "damaged.paid"}) {
        const std::string read = loans_row(facts, row);
        const std::string own = row == "damaged.paid" ? "2 0 0 0 2" : "0 1 0 0 1";
        CHECK((read == own || read == unread_row));
    }
}

TEST_CASE("some heads in another order than the form's prove no column in text without columns") {
    const FactBase facts = read_loans(
        "成年读者\n中学学生\n小学学生\n合计\n一、本年借出图书册数\n7\n6\n1\n0\n"
        "0\n"
        "（一）按期归还入库\n4\n4\n0\n0\n0\n1.修补后继续借阅\n1\n0\n1\n0\n0\n");
    CHECK(loans_row(facts, "lent") == unread_row);
}

TEST_CASE("labels first, two of them moved: the figures behind may follow either order") {
    const FactBase facts = read_loans(
        "一、本年借出图书册数\n（一）按期归还入库\n2.由读者照价赔偿\n1."
        "修补后继续借阅\n"
        "（三）其他去向\n（四）合计\n三、年末尚未归还册数\n"
        "6 1 0 0 7\n4 0 0 0 4\n2 0 0 0 2\n0 1 0 0 1\n0 0 0 0 0\n6 1 0 0 7\n0 0 0 0 0\n");
    CHECK(loans_row(facts, "damaged.repaired") == unread_row);
    CHECK(loans_row(facts, "damaged.paid") == unread_row);
}

TEST_CASE("figures before a label and in its line have no order that is certain") {
    const FactBase facts = read_report(
        "一、馆藏情况\n信息内容\n本年购入册数 年末实有册数\n8\n纸质图书 9\n7\n期刊合订本 6\n");
    CHECK(shown_row(facts, "stock", "books") == "unread unread unread unread");
}

TEST_CASE("heads broken into many short lines are the table's, and so are figures among them") {
    std::string text;
    for (const std::string piece :
         {"（各", "行之", "和应", "等于", "总册", "数）", "成年", "读者", "小学", "学生", "中学",
          "学生", "其他", "合", "计", "一、", "本年"})
        text += laid_out(piece, {});
    text += laid_out("借出", {"6", "1", "0", "0", "7"}) + laid_out("图书", {}) +
            laid_out("册数", {}) + laid_out("（一）按期归还入库", {"4", "0", "0", "0", "4"}) +
            laid_out("1.修补后继续借阅", {"0", "1", "0", "0", "1"});
    CHECK(loans_row(read_loans(text), "lent") != "missing missing missing missing missing");
}

TEST_CASE("a figure in brackets is what the report shows, and no blank") {
    const FactBase facts =
        read_loans(heads + laid_out("一、本年借出图书册数", {"6", "1", "0", "0", "7"}) +
                   laid_out("（一）按期归还入库", {"4", "0", "(12345)", "0", "4"}));
    CHECK(loans_row(facts, "returned") == "4 0 invalid 0 4");
}

TEST_CASE("heads of a table across in another order are unread") {
    const FactBase facts = read_report(
        "三、到馆情况\n中心馆舍  东门分馆  西门分馆\n"
        "夜间人次 白天人次 合计 白天人次 夜间人次 合计 白天人次 夜间人次 合计\n"
        "1 2 3 4 5 9 7 8 15\n");
    CHECK(shown_row(facts, "visits", "main") == "unread unread unread");
}

TEST_CASE("figures above the last head prove no order") {
    const FactBase facts = read_report(
        "三、到馆情况\n中心馆舍\n白天人次\n1\n2\n夜间人次\n合计\n3\n各处分馆\n东门分馆\n"
        "白天人次 夜间人次 合计\n4\n5\n9\n西门分馆\n白天人次 夜间人次 合计\n6\n7\n13\n");
    CHECK(shown(facts, "visits.main.day") == "unread");
}
