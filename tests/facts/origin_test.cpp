#include "facts/origin.h"

#include <catch2/catch.hpp>

using namespace gouji;

TEST_CASE("a byte stands where the last origin before it says") {
    const std::vector<Origin> origins{{3, 1, {}}, {10, 2, {}}};
    CHECK(origin_at(origins, 2) == nullptr);
    CHECK(origin_at(origins, 3)->page == 1);
    CHECK(origin_at(origins, 9)->page == 1);
    CHECK(origin_at(origins, 10)->page == 2);
}
