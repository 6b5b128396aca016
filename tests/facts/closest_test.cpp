#include "facts/closest.h"

#include <catch2/catch.hpp>

using gouji::closest;

TEST_CASE("a swap of letters, a slip and a missing letter are near") {
    CHECK(closest("recieved", {"carried_in", "received"}) == "received");
    CHECK(closest("titel", {"table", "title"}) == "title");
    CHECK(closest("sevrity", {"severity"}) == "severity");
}

TEST_CASE("a Chinese character counts as one letter") {
    CHECK(closest("上年结存", {"本年新收", "上年结转"}) == "上年结转");
    CHECK_FALSE(closest("新收", {"结转"}));
}

TEST_CASE("capitals are no other letters") {
    CHECK(closest("AND", {"in", "and"}) == "and");
    CHECK(closest("Sum", {"count", "sum"}) == "sum");
}

TEST_CASE("a word that shares nothing has no neighbour") {
    CHECK_FALSE(closest("colour", {"severity", "message"}));
    CHECK_FALSE(closest("x", {"y"}));
    CHECK_FALSE(closest("", {"id"}));
}

TEST_CASE("the nearest wins, the first among equals") {
    CHECK(closest("granted", {"granted_", "granted"}) == "granted");
    CHECK(closest("cat", {"bat", "hat"}) == "bat");
}
