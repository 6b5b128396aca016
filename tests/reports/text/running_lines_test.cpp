// Headers and footers among the lines of a text.
#include "reports/text/running_lines.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace gouji;
using namespace gouji::reports;

namespace {

// The pages, each with a form feed before it; what is left of them, a blank between the lines.
std::string left_of(const std::vector<std::string>& pages) {
    std::string text;
    for (const std::string& page : pages) text += (text.empty() ? "" : "\f") + page;
    std::vector<TextLine> lines = split_lines(text);
    drop_running_lines(text, lines);
    std::string left;
    for (const TextLine& line : lines) {
        if (line.content.empty()) continue;
        left += (left.empty() ? "" : " ") + text.substr(line.content.begin, line.content.size());
    }
    return left;
}

}  // namespace

TEST_CASE("a line that counts the pages is left out, whatever other numbers it has") {
    CHECK(left_of({"甲\nfile:///x/d8.html   1/3\n", "乙\nfile:///x/d8.html   2/3\n",
                   "丙\nfile:///x/d8.html   3/3\n"}) == "甲 乙 丙");
    CHECK(left_of({"某局年报 第1页\n甲\n", "某局年报 第2页\n乙\n"}) == "甲 乙");
    CHECK(left_of({"标题\n甲\n", "某局 2\n乙\n", "某局 3\n丙\n"}) == "标题 甲 乙 丙");
}

TEST_CASE("the same line at the top of every page is the first page's own") {
    CHECK(left_of({"某局2024年年报\n甲\n", "某局2024年年报\n乙\n"}) == "某局2024年年报 甲 乙");
    CHECK(left_of({"甲\n打印于11/23\n", "乙\n打印于11/23\n"}) == "甲 乙");
}

TEST_CASE("several lines may run along the pages") {
    CHECK(left_of({"甲\n11/23 某局年报\nx.html 1/2\n", "乙\n11/23 某局年报\nx.html 2/2\n"}) ==
          "甲 乙");
}

TEST_CASE("lines that differ, and rows of figures, are no running lines") {
    CHECK(left_of({"甲\n其他 0 0 0\n", "乙\n其他 0 0 0\n"}) == "甲 其他 0 0 0 乙 其他 0 0 0");
    CHECK(left_of({"甲\n其他事项\t0\t0\n", "乙\n其他事项\t0\t0\n"}) ==
          "甲 其他事项\t0\t0 乙 其他事项\t0\t0");
    CHECK(left_of({"甲\n其他事项 ０　０\n", "乙\n其他事项 ０　０\n"}) ==
          "甲 其他事项 ０　０ 乙 其他事项 ０　０");
    CHECK(left_of({"甲\n其他 3件4件\n", "乙\n其他 4件5件\n"}) == "甲 其他 3件4件 乙 其他 4件5件");
    CHECK(left_of({"甲\n第1页\n", "乙\n第3页\n"}) == "甲 第1页 乙 第3页");
    CHECK(left_of({"甲\n项目\n", "乙\n项目\n", "丙\n总计\n"}) == "甲 项目 乙 项目 丙 总计");
    CHECK(left_of({"甲\n第1页\n"}) == "甲 第1页");
    CHECK(left_of({"甲\n0\n", "乙\n0\n"}) == "甲 0 乙 0");
    CHECK(left_of({"甲\n3\n", "乙\n4\n"}) == "甲 3 乙 4");
    CHECK(left_of({"甲\n——\n", "乙\n——\n"}) == "甲 —— 乙 ——");
    CHECK(left_of({"甲\n其他\n", "乙\n其他\n"}) == "甲 其他 乙 其他");
}
