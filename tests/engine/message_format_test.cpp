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

TEST_CASE("a text that the report breaks over lines is one line in a message") {
    CHECK(written("《国务院办公厅\n  关于某事的通知》") == "《国务院办公厅关于某事的通知》");
    CHECK(written("甲 \r\n\r\n\t乙") == "甲乙");
    CHECK(written(" 甲 乙 ") == " 甲 乙 ");
    CHECK(written("\n").empty());
}
