#include "facts/encoding.h"

#include <catch2/catch.hpp>

#include "facts/code.h"

using namespace gouji;
using namespace std::string_literals;

TEST_CASE("UTF-8 is read with and without its mark") {
    CHECK(decode("总计") == "总计"s);
    CHECK(decode("\xEF\xBB\xBF总计") == "总计"s);
}

TEST_CASE("UTF-16 is known by its mark or by where its zero bytes stand") {
    CHECK(decode("\xFF\xFE\x3B\x60\x0A\0"s) == "总\n"s);
    CHECK(decode("\xFE\xFF\x60\x3B\0\x0A"s) == "总\n"s);
    CHECK(decode("1\0\x3B\x60\x0A\0"s) == "1总\n"s);
}

TEST_CASE("GB18030 is read, its four-byte characters too") {
    CHECK(decode("\xD7\xDC\xBC\xC6") == "总计"s);
    CHECK(decode("\xD7\xDC\x81\x39\xEE\x39") == "总㐀"s);
}

TEST_CASE("bytes of no known encoding are refused with their place") {
    const auto text = decode("总计\xFF\xFF");
    REQUIRE_FALSE(text);
    CHECK(text.error().code == Code::BadEncoding);
    CHECK(text.error().arguments.front() == "6");
}

TEST_CASE("a binary file is said to be one") {
    const auto text = decode("PK\x03\x04\x00\x00\x01\x02\x00"s);
    REQUIRE_FALSE(text);
    CHECK(text.error().code == Code::BinaryFile);
}

TEST_CASE("a declared encoding that nobody knows is named") {
    const auto text = decode_as("abc", "klingon-8");
    REQUIRE_FALSE(text);
    CHECK(text.error().code == Code::UnknownEncoding);
    CHECK(text.error().arguments.front() == "klingon-8");
}

TEST_CASE("a text that was cut off within a character is read up to there") {
    CHECK(decode("总计\xE6\x80") == "总计"s);
    CHECK_FALSE(decode("总计\xE6\xFF"));
}
