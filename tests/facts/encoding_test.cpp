#include "facts/encoding.h"

#include <string>
#include <utility>

#include <catch2/catch.hpp>

#include "facts/code.h"

using namespace gouji;
using namespace std::string_literals;

namespace {

std::string text_of(std::string bytes) {
    const auto decoded = decode(std::move(bytes));
    REQUIRE(decoded);
    return decoded->text;
}

}  // namespace

TEST_CASE("UTF-8 is read with and without its mark") {
    CHECK(text_of("总计") == "总计"s);
    CHECK(text_of("\xEF\xBB\xBF总计") == "总计"s);
}

TEST_CASE("the first byte that is no UTF-8 is found wherever it stands") {
    const std::string before = "三十件ab二";
    for (const std::string stranger : {"\xE0\x80\x80", "\xED\xA0\x80", "\xE4\xB8", "\x80",
                                       "\xE4\xB8\x41", "\xE4\x41\xB8", "\xC0\x80"}) {
        for (const std::string behind : {"", "1", "三", "三十件三十件", "abcdefghij"}) {
            for (std::size_t at = 0; at <= before.size(); ++at) {
                const std::string start = before.substr(0, at);
                if (first_not_utf8(start) != std::string::npos) continue;
                CHECK(first_not_utf8(start + stranger + behind) == start.size());
            }
        }
    }
    CHECK(first_not_utf8("\xE0\xA0\x80三\xED\x9F\xBF三") == std::string::npos);
}

TEST_CASE("UTF-16 is known by its mark or by where its zero bytes stand") {
    CHECK(text_of("\xFF\xFE\x3B\x60\x0A\0"s) == "总\n"s);
    CHECK(text_of("\xFE\xFF\x60\x3B\0\x0A"s) == "总\n"s);
    CHECK(text_of("1\0\x3B\x60\x0A\0"s) == "1总\n"s);
}

TEST_CASE("GB18030 is read, its four-byte characters too") {
    CHECK(text_of("\xD7\xDC\xBC\xC6") == "总计"s);
    CHECK(text_of("\xD7\xDC\x81\x39\xEE\x39") == "总㐀"s);
}

TEST_CASE("Big5 is told from GB18030 by the commonest characters, which come out in one of them") {
    CHECK(text_of("\xAA\xBA\xA4\x40\xA6\x7E") == "的一年"s);
    CHECK(text_of("\xB5\xC4\xD2\xBB\xC4\xEA") == "的一年"s);
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

TEST_CASE("control bytes that editors leave stand in a text, any other makes it binary") {
    for (int byte = 0; byte < 0x20; ++byte) {
        const bool is_left = (byte >= 0x07 && byte <= 0x0D) || byte == 0x1A || byte == 0x1B;
        // Behind more than is looked at for the zeros of UTF-16.
        const std::string text = std::string(5000, ' ') + "总" + static_cast<char>(byte) + "计";
        INFO("byte " << byte);
        CHECK(decode(text).has_value() == is_left);
    }
}

TEST_CASE("a declared encoding that nobody knows is named") {
    const auto text = decode_as("abc", "klingon-8");
    REQUIRE_FALSE(text);
    CHECK(text.error().code == Code::UnknownEncoding);
    CHECK(text.error().arguments.front() == "klingon-8");
}

TEST_CASE("a text that was cut off within a character is read up to there") {
    CHECK(text_of("总计\xE6\x80") == "总计"s);
    CHECK_FALSE(decode("总计\xE6\xFF"));
    CHECK(decode("总计\xE6\x80")->is_cut);
    CHECK_FALSE(decode("总计")->is_cut);
}

TEST_CASE("a text in any encoding that was cut off within a character is said to be cut") {
    const auto gb = decode("\xD7\xDC\xBC");
    REQUIRE(gb);
    CHECK(gb->text == "总");
    CHECK(gb->is_cut);
    const auto utf16 = decode("\xFF\xFE\x3B\x60\x0A"s);
    REQUIRE(utf16);
    CHECK(utf16->text == "总");
    CHECK(utf16->is_cut);
}
