#include "facts/render.h"

#include <catch2/catch.hpp>

#include "facts/code.h"
#include "facts/width.h"

using namespace gouji;

TEST_CASE("a diagnostic shows the line and underlines the place under its characters") {
    Sources sources;
    const SourceId id = sources.add("规则.yaml", "check: |\n  新收 + 上年结转 = 办结\n");
    Diagnostics diagnostics;
    Diagnostic& diagnostic = diagnostics.add(Code::FileUnreadable, Place{id, {35, 41}}, {"a", "b"});
    diagnostic.labels[0].advice = {Hint::DidYouMean, {"办结总计"}};
    CHECK(render(diagnostic, sources, Language::English, {}) ==
          "error[file-unreadable]: cannot read `a`: b\n"
          "  --> 规则.yaml:2:15\n"
          " 2 |   新收 + 上年结转 = 办结\n"
          "   |                     ^^^^ did you mean `办结总计`?\n");
}

TEST_CASE("a place in a long line is shown with what stands around it") {
    std::string text;
    for (int i = 0; i < 200; ++i) text += "甲";
    const Source source("报告.txt", text + "乙" + text);
    const std::string shown = quote(source, {600, 603}, {}, {});
    CHECK(shown.find("甲乙甲") != std::string::npos);
    CHECK(display_width(shown.substr(0, shown.find('\n'))) <= 100);
}

TEST_CASE("a line in a terminal has the columns of the terminal") {
    std::string text;
    for (int i = 0; i < 200; ++i) text += "甲";
    const Source source("报告.txt", text + "乙" + text);
    const auto width = [&](std::size_t columns) {
        const std::string shown = quote(source, {600, 603}, {{}, Ink::Red, 6}, {{}, columns});
        CHECK(shown.find("甲乙甲") != std::string::npos);
        return display_width(shown.substr(0, shown.find('\n')));
    };
    for (const std::size_t columns : {40U, 60U, 80U, 100U, 160U}) {
        CHECK(width(columns) <= columns);
        CHECK(width(columns) >= columns - 4);
    }
    CHECK(width(1) == width(30));  // too narrow for anything is told as if it were wider
}

TEST_CASE("an escape sequence in a report does not reach the terminal") {
    const Source source("报告.txt", "\x1b[31m红");
    CHECK(quote(source, {0, 1}, {}, {}).find('\x1b') == std::string::npos);
}

TEST_CASE("colour adds only colour") {
    CHECK(paint("甲", Ink::Red, Colors::Off) == "甲");
    CHECK(paint("甲", Ink::Red, Colors::On) == "\x1b[1;31m甲\x1b[0m");
}
