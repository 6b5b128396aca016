#include "runs/for_each.h"

#include <atomic>
#include <stdexcept>
#include <vector>

#include <catch2/catch.hpp>

using gouji::runs::for_each_below;

TEST_CASE("every number is worked on once, by however many threads") {
    for (const std::size_t threads : {1U, 2U, 7U, 2000U}) {
        std::vector<std::atomic<int>> times(1000);
        for_each_below(times.size(), threads, [&](std::size_t i) { ++times[i]; });
        for (const std::atomic<int>& time : times) CHECK(time == 1);
    }
}

TEST_CASE("nothing is done below nothing") {
    for_each_below(0, 2, [](std::size_t) { FAIL(); });
}

TEST_CASE("what the work throws reaches the caller, and no work goes on") {
    std::atomic<int> begun{0};
    const auto work = [&](std::size_t i) {
        ++begun;
        if (i == 10) throw std::runtime_error("ten");
    };
    CHECK_THROWS_WITH(for_each_below(1'000'000, 2, work), "ten");
    CHECK(begun < 1'000'000);
}
