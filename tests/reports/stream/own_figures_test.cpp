// Columns of a report's own among the figures of running text.
#include "reports/stream/own_figures.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/read_report.h"

using namespace gouji;
using namespace gouji::tests;

namespace {

const std::vector<std::string> labels{
    "一、本年借出图书册数", "（一）按期归还入库", "1.修补后继续借阅",    "2.由读者照价赔偿",
    "（三）其他去向",       "（四）合计",         "三、年末尚未归还册数"};
const std::vector<std::string> figures{"7 1 0 0 8", "4 0 0 0 4", "0 1 0 0 1", "2 0 0 0 2",
                                       "0 0 0 0 0", "6 1 0 0 7", "1 0 0 0 1"};

// A cell a line: `row` gives the cells of the first, second … row, parted by blanks.
template <class Row>
FactBase read_rows(Row row) {
    std::string text;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        std::string cells = row(i, labels[i], figures[i]);
        for (char& c : cells) c = c == ' ' ? '\n' : c;
        text += cells + "\n";
    }
    return read_loans(text);
}

void check_all(const FactBase& facts) {
    CHECK(loans_row(facts, "lent") == "7 1 0 0 8");
    CHECK(loans_row(facts, "returned") == "4 0 0 0 4");
    CHECK(loans_row(facts, "damaged.paid") == "2 0 0 0 2");
    CHECK(loans_row(facts, "open") == "1 0 0 0 1");
}

std::string number(std::size_t row) {
    return std::to_string(row + 1);
}

}  // namespace

TEST_CASE("a number behind each label counts the rows") {
    const FactBase facts = read_rows([](std::size_t i, const auto& label, const auto& row) {
        return label + " 0" + number(i) + " " + row;
    });
    check_all(facts);
    CHECK(facts.unread.empty());
}

TEST_CASE("a number before each label counts the rows") {
    check_all(read_rows([](std::size_t i, const auto& label, const auto& row) {
        return number(i) + " " + label + " " + row;
    }));
}

TEST_CASE("the number of a label may have a cell of its own") {
    const FactBase facts = read_loans(
        "一、本年借出图书册数\n7\n1\n0\n0\n8\n（一）按期归还入库\n4\n0\n0\n0\n4\n"
        "（二）污损图书\n1\n修补后继续借阅\n0\n1\n0\n0\n1\n2\n由读者照价赔偿\n2\n0\n0\n0\n2\n"
        "（三）其他去向\n1\n遗失且未能找回\n1\n0\n0\n0\n1\n2\n其他\n0\n0\n0\n0\n0\n"
        "（四）合计\n7\n1\n0\n0\n8\n三、年末尚未归还册数\n1\n0\n0\n0\n1\n");
    check_all(facts);
    CHECK(loans_row(facts, "damaged.repaired") == "0 1 0 0 1");
}

TEST_CASE("a unit behind each label is no figure") {
    check_all(read_rows(
        [](std::size_t, const auto& label, const auto& row) { return label + " 册 " + row; }));
}

TEST_CASE("a share in percent behind the figures is none of them") {
    const FactBase facts = read_rows([](std::size_t i, const auto& label, const auto& row) {
        return label + " " + row + (i == 4 ? "" : " 12.5%");
    });
    check_all(facts);
    CHECK(facts.unread.size() == 6);
    CHECK(facts.unread.front().why == Unreadable::NotPlaced);
}

TEST_CASE("a figure too many of which nothing tells what it is may be any of them") {
    const auto with = [](const std::string& beside) {
        return read_rows([&](std::size_t i, const auto& label, const auto& row) {
            return label + " " + row + " " + (i == 2 ? "3" : beside);
        });
    };
    CHECK(loans_row(with("5"), "lent") == unread_row);
    CHECK(loans_row(with("12.5%"), "lent") == unread_row);
}
