#include "engine/message_format.h"

#include <string_view>

#include <catch2/catch.hpp>

using namespace gouji;
using namespace gouji::engine;

namespace {

std::string written(std::string_view text) {
    return formatted(Value::of(Payload(text)), Format::Plain);
}

}  // namespace

TEST_CASE("a small number may be written as official documents number their parts") {
    const auto numeral = [](const Number& number) {
        return formatted(Value::of(Payload(number)), Format::Chinese);
    };
    CHECK(numeral(Number(5)) == "五");
    CHECK(numeral(Number(10)) == "十");
    CHECK(numeral(Number(12)) == "十二");
    CHECK(numeral(Number(20)) == "二十");
    CHECK(numeral(Number(99)) == "九十九");
    CHECK(numeral(Number(0)) == "0");
    CHECK(numeral(Number(100)) == "100");
    CHECK(numeral(Number(-1)) == "-1");
    CHECK(numeral(Number(Decimal::parse("1.5").value())) == "1.5");
    CHECK(format_named("chinese") == Format::Chinese);
}

TEST_CASE("a text that the report breaks over lines is one line in a message") {
    CHECK(written("《国务院办公厅\n  关于某事的通知》") == "《国务院办公厅关于某事的通知》");
    CHECK(written("甲 \r\n\r\n\t乙") == "甲乙");
    CHECK(written(" 甲 乙 ") == " 甲 乙 ");
    CHECK(written("\n").empty());
}
