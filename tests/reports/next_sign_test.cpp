#include "reports/next_sign.h"

#include <string>

#include <catch2/catch.hpp>

using gouji::reports::find_sign;

TEST_CASE("a sign is found where it stands whole, at or behind a place") {
    const std::string text = "号：第3号，第12号";
    for (std::size_t at = 0; at <= text.size() + 2; ++at) {
        CHECK(find_sign(text, "号", at) == text.find("号", at));
        CHECK(find_sign(text, "第", at) == text.find("第", at));
    }
    CHECK(find_sign(text, "。", 0) == std::string::npos);
    CHECK(find_sign("", "号", 0) == std::string::npos);
    // Its last byte alone, behind another beginning.
    CHECK(find_sign("\xE4\x8F\xB7号", "号", 0) == 3);
}
