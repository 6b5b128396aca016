// Columns of running text that stand in an order of their own, or beside one of the report's own.
#include "reports/stream/headed_columns.h"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "facts/width.h"
#include "tests/support/read_report.h"

using namespace gouji;
using namespace gouji::tests;

namespace {

std::string lines(std::string words) {
    for (char& c : words) c = c == ' ' ? '\n' : c;
    return words + "\n";
}

const std::string minors = " 小学学生 中学学生 其他";

const std::vector<std::string> labels{
    "一、本年借出图书册数", "（一）按期归还入库", "1.修补后继续借阅",    "2.由读者照价赔偿",
    "（三）其他去向",       "（四）合计",         "三、年末尚未归还册数"};

// A cell a line, with one figure more at `at` in every row, where it is given.
FactBase read_cells(const std::string& header, std::size_t at = std::string::npos) {
    std::string text = lines("读者情况 " + header);
    for (const std::string& label : labels) {
        std::string figures = label == labels.front() ? "8 7 1 0 0" : "4 4 0 0 0";
        if (at != std::string::npos)
            figures.insert(std::min(2 * at, figures.size()), at == 5 ? " 77" : "77 ");
        text += lines(label + " " + figures);
    }
    return read_loans(text);
}

FactBase read_laid_out(const std::string& header) {
    std::string text = header;
    for (const std::string& label : labels) {
        std::string row = label + std::string(32 - display_width(label), ' ');
        text += row + (label == labels.front() ? "18   7           1           0        10\n"
                                               : "1    0           1           0        0\n");
    }
    return read_loans(text);
}

}  // namespace

TEST_CASE("heads one behind the other tell the columns line by line") {
    const std::string moved = " 中学学生 小学学生 其他";
    const auto lent = [](const std::string& header) {
        return loans_row(read_cells(header), "lent");
    };
    CHECK(lent("成年读者 未成年读者 合计" + moved) == "8 1 7 0 0");
    CHECK(lent("合计 未成年读者 成年读者" + moved) == "0 1 7 0 8");
    // A group's cell is less high: its place in the text does not tell where it stands.
    CHECK(lent("未成年读者 成年读者 合计" + moved) == unread_row);
    CHECK(lent("成年读者 合计 中学学生 小学学生 未成年读者 其他") == unread_row);
    CHECK(lent("成年读者 未成年读者 合计 中学学生 小学学生") == unread_row);
}

TEST_CASE("heads tell where a column of the report's own stands") {
    const auto lent = [](const std::string& header, std::size_t at) {
        return loans_row(read_cells(header, at), "lent");
    };
    CHECK(lent("去年 成年读者 未成年读者 合计" + minors, 5) == "8 7 1 0 0");
    CHECK(lent("2023年 成年读者 未成年读者 合计" + minors, 5) == "8 7 1 0 0");
    CHECK(lent("成年读者 未成年读者 合计 去年合计数" + minors, 5) == "8 7 1 0 0");
    CHECK(lent("成年读者 去年读者 未成年读者 合计" + minors, 1) == "8 7 1 0 0");
    CHECK(lent("成年读者 未成年读者 合计" + minors + " 小计", 4) == "8 7 1 0 0");
    CHECK(lent("去年 成年读者 未成年读者 合计 备考" + minors, 5) == unread_row);
    CHECK(lent("成年读者 未成年读者 合计" + minors, 5) == unread_row);
}

TEST_CASE("the figures of the report's own column are told") {
    const FactBase facts = read_cells("去年 成年读者 未成年读者 合计" + minors, 5);
    REQUIRE(facts.unread.size() == 7);
    CHECK(facts.unread.front().why == Unreadable::NotPlaced);
    CHECK(facts.source->slice(facts.unread.front().span) == "77");
}

TEST_CASE("on a laid out page each head stands over its figures") {
    const auto lent = [](const std::string& heads) {
        return loans_row(read_laid_out(std::string(32, ' ') + "读者情况\n" + std::string(32, ' ') +
                                       heads + "\n"),
                         "lent");
    };
    CHECK(lent("合计 小学学生    中学学生    其他     成年读者") == "10 7 1 0 18");
    CHECK(lent("合计 去年        中学学生    小学学生 成年读者") == unread_row);
}
