#include "facts/wording.h"

#include <catch2/catch.hpp>

using namespace gouji;

TEST_CASE("labels are compared without number mark, white space, width and style of quotation") {
    CHECK(wording_form("一、 总体情况") == wording_form("总体情况："));
    CHECK(wording_form("（三）不予公开") == "不予公开");
    CHECK(wording_form("3.危及“三安全一稳定”") == wording_form("３．危及\"三安全\n一稳定\""));
    CHECK(wording_form("第一部分 总体情况") == "总体情况");
    CHECK(wording_form("第一章 总体情况") == "总体情况");
    CHECK(wording_form("壹、总体情况") == "总体情况");
    CHECK(wording_form("第二十条第（一）项") == "第二十条第(一)项");
}

TEST_CASE("a number at the front that is no mark stays") {
    CHECK(wording_form("2023年") == "2023年");
    CHECK(wording_form("1.5") == "1.5");
    CHECK(wording_form("一次性告知") == "一次性告知");
}
