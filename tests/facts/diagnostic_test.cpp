#include <catch2/catch.hpp>

#include "facts/code.h"

using namespace gouji;

TEST_CASE("a diagnostic says the same in Chinese and in English") {
    Diagnostics diagnostics;
    diagnostics.add(Code::FileUnreadable, {"a.txt", "x"});
    CHECK(message(diagnostics.all()[0], Language::English) == "cannot read `a.txt`: x");
    CHECK(message(diagnostics.all()[0], Language::Chinese) == "无法读取“a.txt”：x");
    CHECK(diagnostics.has_errors());
}

TEST_CASE("a code is found again by its name") {
    CHECK(code_named("file-unreadable") == Code::FileUnreadable);
    CHECK_FALSE(code_named("no-such-code").has_value());
}
