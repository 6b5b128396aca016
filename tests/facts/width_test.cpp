#include "facts/width.h"

#include <catch2/catch.hpp>

using namespace gouji;

TEST_CASE("a Chinese character takes two columns, a letter one") {
    CHECK(display_width("收到11件") == 8);
    CHECK(display_width("（一）") == 6);
    CHECK(display_width("𠀀") == 2);
    CHECK(display_width("") == 0);
}

TEST_CASE("bytes that are no text take a column each and end") {
    CHECK(display_width("\xff\xfe") == 2);
}

TEST_CASE("a text is cut between characters, never in one") {
    CHECK(fit_start("收到11件", 5) == "收到1");
    CHECK(fit_start("收到", 3) == "收");
    CHECK(fit_end("收到11件", 3) == "1件");
    CHECK(fit_end("收到", 0).empty());
}

TEST_CASE("texts of Chinese and digits line up") {
    CHECK(pad_to("总计", 6) == "总计  ");
    CHECK(pad_to("总计", 2) == "总计");
}
