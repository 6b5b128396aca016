#include "facts/plain_words.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace gouji;

namespace {

const PlainWords& plain() {
    static const PlainWords words({"全年", "共", "收到", "申请", "件", "全", "年收"});
    return words;
}

bool is_plain(std::string_view text, std::string_view name = {}) {
    return plain().make_up(text, text.size(), {name, {}});
}

}  // namespace

TEST_CASE("a clause of plain words, digits, titles and punctuation says nothing else") {
    CHECK(is_plain(""));
    CHECK(is_plain("全年共收到申请1,284件"));
    CHECK(is_plain("\"申请\"、《图书馆章程》申请"));
    CHECK_FALSE(is_plain("邻县共收到申请3件"));
    CHECK_FALSE(is_plain("共收到申请3件后撤回"));
    CHECK_FALSE(is_plain("《图书馆章程申请"));
}

TEST_CASE("words are tried in every way that they may follow one another") {
    CHECK(is_plain("全年收到"));
    CHECK(is_plain("全年收申请"));
    CHECK_FALSE(
        is_plain("全年收"
                 "文"));
}

TEST_CASE("the name of the agency may be shortened, not another one's that is like it") {
    const std::string name = "青禾县图书管理局";
    CHECK(is_plain("青禾县图书管理局收到申请", name));
    CHECK(is_plain("县图书局收到申请", name));
    CHECK(is_plain("青禾县收到申请", name));
    CHECK_FALSE(is_plain("市图书局收到申请", name));
    CHECK_FALSE(is_plain("县水利局收到申请", name));
    CHECK_FALSE(is_plain("县图局书收到申请", name));
    CHECK_FALSE(is_plain("县图书局收到申请"));
}

TEST_CASE("a clause is read as far as asked, the last word to its end") {
    const std::string_view text = "全年收到信件";
    CHECK(plain().make_up(text, 6, {}));
    CHECK(plain().make_up(text, 9, {}));
    CHECK_FALSE(plain().make_up(text, 15, {}));
    CHECK(plain().make_up("信件", 0, {}));
}

TEST_CASE("what is plain in one clause besides is given with it") {
    CHECK(plain().make_up("共借出3册", 13, {{}, {"借出", "册"}}));
    CHECK_FALSE(plain().make_up("共借出3册", 13, {{}, {"借出"}}));
}

TEST_CASE("a clause that is too long to be one about a number is not understood") {
    std::string text;
    for (int i = 0; i < 101; ++i) text += "全年";
    CHECK_FALSE(is_plain(text));
}

TEST_CASE("without words there is nothing to understand") {
    CHECK(PlainWords({}).empty());
    CHECK_FALSE(plain().empty());
}
