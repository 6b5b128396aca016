#include "reports/docx/docx_numbering.h"

#include <string>

#include <catch2/catch.hpp>

using namespace gouji::reports;

TEST_CASE("a list's number is written in the signs of its format") {
    struct Case {
        int number;
        std::string format, written;
    };
    for (const Case& each : {Case{3, "decimal", "3"},
                             {0, "decimal", "0"},
                             {0, "chineseCounting", "〇"},
                             {10, "chineseCountingThousand", "十"},
                             {21, "japaneseCounting", "二十一"},
                             {4, "ideographDigital", "四"},
                             {49, "lowerRoman", "xlix"},
                             {194, "upperRoman", "CXCIV"},
                             {2, "lowerLetter", "b"},
                             {26, "upperLetter", "Z"},
                             {28, "lowerLetter", "bb"},
                             {1, "decimalEnclosedCircle", "①"},
                             {20, "decimalEnclosedCircleChinese", "⑳"}}) {
        INFO(each.format << ' ' << each.number);
        CHECK(list_number(each.number, each.format) == each.written);
    }
}

TEST_CASE("a number beyond the signs of its format stands in digits") {
    CHECK(list_number(100, "chineseCounting") == "100");
    CHECK(list_number(21, "decimalEnclosedCircle") == "21");
    CHECK(list_number(4000, "upperRoman") == "4000");
}

TEST_CASE("bullets, and lists that Word shows no number of, have none") {
    CHECK(list_number(1, "bullet").empty());
    CHECK(list_number(1, "none").empty());
}
