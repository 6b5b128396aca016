#include "reports/figure.h"

#include <catch2/catch.hpp>

using namespace gouji;
using namespace gouji::reports;

namespace {

CellFact figure(const std::string& text, CellType type = CellType::Count) {
    Column column;
    column.type = type;
    if (type == CellType::Amount) column.cell_units = {"元", "万元"};
    return read_figure(text, {0, static_cast<std::uint32_t>(text.size())}, column);
}

std::string value(const std::string& text, CellType type = CellType::Count) {
    const CellFact fact = figure(text, type);
    return fact.state == State::Known ? to_string(fact.value) : std::string(name_of(fact.state));
}

}  // namespace

TEST_CASE("digits are read whatever their width, separators and the white space around them") {
    CHECK(value("１，３４５") == "1345");
    CHECK(value("1,234,567") == "1234567");
    CHECK(value(" 12 ") == "12");
    CHECK(value("0.00") == "0.00");
    CHECK(value("\U0001D7CF\U0001D7DA\U0001D7E3") == "121");
    CHECK(value("1\u200b2") == "12");
}

TEST_CASE("white space between digits may part two numbers: they are unread, not one") {
    CHECK(value("1 2") == "unread");
    CHECK(value("1\n2") == "unread");
    CHECK(value("１　２") == "unread");
    CHECK(value("12\u00a0345") == "unread");
    CHECK(value("9 -8") == "unread");
    CHECK(value("9 - 8") == "invalid");
    CHECK(why_unread("1 2") == Unreadable::Ambiguous);
}

TEST_CASE("a figure beside a sign for none may be two cells' in one: it is unread") {
    CHECK(value("— 20") == "unread");
    CHECK(value("20\n/") == "unread");
    CHECK(value("无 5") == "unread");
    CHECK(value("—") == "invalid");
    CHECK(value("— —") == "invalid");
    CHECK(value("- 3", CellType::Integer) == "-3");
    CHECK(value("3/5") == "invalid");
}

TEST_CASE("separators that part no thousands make no number") {
    CHECK(value("1,23") == "invalid");
    CHECK(value(",123") == "invalid");
    CHECK(value("1234,567") == "invalid");
}

TEST_CASE("a figure with a character that the file does not name is unread") {
    CHECK(value("1\uFFFD") == "unread");
    CHECK(value("\uFFFD") == "unread");
    CHECK(why_unread("1\uFFFD") == Unreadable::Illegible);
    CHECK(why_unread("99999999999999999999") == Unreadable::Overflow);
}

TEST_CASE("a blank cell is missing, not zero") {
    CHECK(value("") == "missing");
    CHECK(value(" \u3000\u00a0") == "missing");
}

TEST_CASE("a count is whole and not negative") {
    for (const char* text :
         {"1.5", "-1", "/", "—", "无", "若干", "5件", "#REF!", "O", "1.", "约10"}) {
        INFO(text);
        CHECK(value(text) == "invalid");
    }
}

TEST_CASE("a change may be negative, with any minus sign") {
    CHECK(value("-8", CellType::Integer) == "-8");
    CHECK(value("－8", CellType::Integer) == "-8");
    CHECK(value("−8", CellType::Integer) == "-8");
    CHECK(value("-8", CellType::Amount) == "invalid");
}

TEST_CASE("a change may bear a plus sign, a count bears none") {
    CHECK(value("+5", CellType::Integer) == "5");
    CHECK(value("＋12", CellType::Integer) == "12");
    CHECK(value("+-5", CellType::Integer) == "invalid");
    CHECK(value("+", CellType::Integer) == "invalid");
    CHECK(value("+5") == "invalid");
}

TEST_CASE("an amount keeps its places and may carry a unit that its column allows") {
    CHECK(value("7730.20", CellType::Amount) == "7730.20");
    CHECK(value("251000元", CellType::Amount) == "251000");
    CHECK(value("12.5美元", CellType::Amount) == "invalid");
}

TEST_CASE("the mark of a note behind a figure is no part of it") {
    CHECK(value("12①") == "12");
    CHECK(value("１，３４５ ²") == "1345");
    CHECK(value("7.5元¹", CellType::Amount) == "7.5");
    for (const char* text : {"①", "①2", "1①2", "1*", "12件①"}) {
        INFO(text);
        CHECK(value(text) == "invalid");
    }
}

TEST_CASE("a number that no decimal holds is unread, not cut") {
    CHECK(value("123456789012345678901234567890") == "unread");
}

TEST_CASE("a label with its number mark is no figure") {
    CHECK(is_figure("12"));
    CHECK(is_figure("5件"));
    CHECK_FALSE(is_figure("3.其他"));
    CHECK_FALSE(is_figure("无"));
}
