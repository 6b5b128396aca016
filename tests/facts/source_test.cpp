#include "facts/source.h"

#include <catch2/catch.hpp>

using namespace gouji;

TEST_CASE("a place is a line and a column of code points") {
    const Source source("报告.txt", "一二\n三𠀀四\n");
    CHECK(source.position(0) == LineColumn{1, 1});
    CHECK(source.position(3) == LineColumn{1, 2});
    CHECK(source.position(7) == LineColumn{2, 1});
    CHECK(source.position(14) == LineColumn{2, 3});
}

TEST_CASE("a code point outside the basic plane is two UTF-16 units") {
    const Source source("报告.txt", "三𠀀四");
    CHECK(source.utf16_column(3) == 1);
    CHECK(source.utf16_column(7) == 3);
}

TEST_CASE("a line is given without its line break") {
    const Source source("报告.txt", "甲\r\n乙\n丙");
    CHECK(source.slice(source.line(1)) == "甲");
    CHECK(source.slice(source.line(2)) == "乙");
    CHECK(source.slice(source.line(3)) == "丙");
}

TEST_CASE("a source keeps its address while others are added") {
    Sources sources;
    const SourceId first = sources.add("甲", "1");
    const Source* address = &sources[first];
    for (int i = 0; i < 100; ++i) sources.add("乙", "2");
    CHECK(&sources[first] == address);
}
