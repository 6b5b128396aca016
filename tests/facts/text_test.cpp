#include "facts/text.h"

#include <catch2/catch.hpp>

using namespace gouji;

TEST_CASE("a normal form has no white space, half-width signs and one kind of quotation mark") {
    CHECK(normal_form(" （一）　予以\t公开\n") == "(一)予以公开");
    CHECK(normal_form("１，３４５") == "1,345");
    CHECK(normal_form("“三安全” ‘一’ \"稳定\"") == "\"三安全\"\"一\"\"稳定\"");
    CHECK(normal_form("\xEF\xBB\xBF总\xC2\xA0计\xE2\x80\x8B") == "总计");
}

TEST_CASE("a text without blanks is otherwise as printed") {
    CHECK(without_blanks(" （一）　结 果\n１２\t件 ") == "（一）结果１２件");
    CHECK(without_blanks(" 　\n") == "");
}

TEST_CASE("a radical that looks like a character is that character") {
    CHECK(normal_form("⼀、总体情况") == "一、总体情况");
}

TEST_CASE("a circled number does not become a digit that joins its neighbours") {
    CHECK(normal_form("①2023年") == "①2023年");
}

TEST_CASE("a piece of a normal form knows the bytes that it was made from") {
    const std::string source = "结 果\n１２ 件";
    NormalText normal;
    append_normal(source, {0, static_cast<std::uint32_t>(source.size())}, normal);
    REQUIRE(normal.text == "结果12件");
    const auto number = normal.text.find("12");
    const Span place = normal.place(number, number + 2);
    CHECK(source.substr(place.begin, place.size()) == "１２");
    const Span all = normal.place(0, normal.text.size());
    CHECK(all == Span{0, static_cast<std::uint32_t>(source.size())});
}

TEST_CASE("a text is trimmed of blanks of every width") {
    CHECK(trimmed("　\t 总计 \r\n") == "总计");
    CHECK(trimmed(" 　") == "");
}

TEST_CASE("digits are those of ASCII; a full-width one, or a byte beyond ASCII, is none") {
    CHECK(is_digit(U'0'));
    CHECK(is_digit('9'));
    CHECK_FALSE(is_digit(U'０'));
    CHECK_FALSE(is_digit('\xB0'));
    CHECK(are_digits("2023"));
    CHECK_FALSE(are_digits("20 23"));
    CHECK_FALSE(are_digits(""));
}

TEST_CASE("the last sign of a text is found from its end, of however many bytes") {
    CHECK(begin_of_sign("总计", 6) == 3);
    CHECK(begin_of_sign("总计", 3) == 0);
    CHECK(begin_of_sign("计a", 4) == 3);
    CHECK(begin_of_sign("\x80\x80", 2) == 0);
}

TEST_CASE("a number in digits is one that fits, and nothing else") {
    CHECK(number_in_digits("0018") == 18);
    CHECK(number_in_digits("999999999999999999") == 999'999'999'999'999'999);
    CHECK_FALSE(number_in_digits("1000000000000000000"));
    CHECK_FALSE(number_in_digits("-1"));
    CHECK_FALSE(number_in_digits(""));
}

TEST_CASE("bytes that are no UTF-8 are walked over, one at a time") {
    std::size_t at = 0;
    const std::string_view broken = "\xE4\xB8";
    CHECK(next_code_point(broken, at) == 0xFFFD);
    CHECK(at == broken.size());
}

TEST_CASE("a sequence that is cut off by another byte, or by the end, is replaced") {
    CHECK(code_points("é总😀a") == U"é总😀a");
    CHECK(code_points("\xE6\x80"
                      "a") == U"\uFFFDa");
    CHECK(code_points("\xE6"
                      "a") == U"\uFFFDa");
    CHECK(code_points("\xE6\x80") == U"\uFFFD");
    CHECK(code_points("\xF0\x9F\x98"
                      "a") == U"\uFFFDa");
    CHECK(code_points("\x80"
                      "a") == U"\uFFFDa");
}

TEST_CASE(
    "of a normal form each character knows its bytes, however long it and its neighbours are") {
    const std::string text = "1。总、，é　a\u3000";
    NormalText normal;
    append_normal(text, {0, static_cast<std::uint32_t>(text.size())}, normal);
    CHECK(normal.text == "1。总、,éa");
    for (const std::string piece : {"1", "。", "总", "、", "é", "a"}) {
        const std::size_t at = normal.text.find(piece);
        const Span place = normal.place(at, at + piece.size());
        INFO(piece);
        CHECK(text.substr(place.begin, place.size()) == piece);
    }
    const std::size_t comma = normal.text.find(',');
    CHECK(normal.place(comma, comma + 1).size() == 3);
}

TEST_CASE("a byte of the source is found in its normal form, or what stands behind it") {
    const std::string text = "总 计：（甲）\n12";
    NormalText normal;
    append_normal(text, {0, static_cast<std::uint32_t>(text.size())}, normal);
    REQUIRE(normal.text == "总计:(甲)12");
    const auto offset = [&](const char* of) { return static_cast<std::uint32_t>(text.find(of)); };
    for (const char* const sign : {"总", "计", "甲", "12"}) {
        INFO(sign);
        CHECK(normal.at(offset(sign), 0, normal.text.size()) == normal.text.find(sign));
    }
    CHECK(normal.at(offset("："), 0, normal.text.size()) == normal.text.find(':'));
    CHECK(normal.at(offset(" "), 0, normal.text.size()) == normal.text.find("计"));
    CHECK(normal.at(offset("总"), 6, 9) == 6);
    CHECK(normal.at(offset("12"), 3, 6) == 6);
}

TEST_CASE("a piece of a normal form that is added to another knows the bytes it was made from") {
    const std::string text = "（一）总 计12";
    NormalText whole, piece;
    append_normal(text, {0, static_cast<std::uint32_t>(text.size())}, whole);
    piece.add(whole, whole.text.find(')'), whole.text.find("12"));
    REQUIRE(piece.text == ")总计");
    const Span bracket = piece.place(0, 1), words = piece.place(1, piece.text.size());
    CHECK(text.substr(bracket.begin, bracket.size()) == "）");
    CHECK(text.substr(words.begin, words.size()) == "总 计");
}

TEST_CASE("a normal form keeps the first and the last ideograph, and what stands around them") {
    CHECK(normal_form("a\u4DFF\u4E00\u9FFF\uA000~\x7F'!") == "a\u4DFF\u4E00\u9FFF\uA000~\"!");
}

TEST_CASE("a character that is cut off by the end of a text is no character in its normal form") {
    CHECK(normal_form("一\xE5\xBC") == "一\uFFFD");
    CHECK(normal_form("\xE5"
                      "a\xE5\xBC"
                      "b") ==
          "\uFFFD"
          "a\uFFFD"
          "b");
}
