#include "runs/pipeline.h"

#include <atomic>
#include <chrono>
#include <string>

#include <catch2/catch.hpp>

using gouji::runs::Pipeline;
using gouji::runs::Window;

namespace {

struct UnequalWork {
    int operator()(int number) const {
        if (number % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
        return number * 2;
    }
};

UnequalWork unequal_work() {
    return {};
}

using Numbers = Pipeline<int, int, UnequalWork>;

std::vector<int> doubled(std::size_t threads, int count) {
    std::vector<int> taken;
    Numbers pipeline(threads, unequal_work, [&](int number) { taken.push_back(number); });
    for (int i = 0; i < count; ++i) pipeline.add(i, 1);
    pipeline.finish();
    return taken;
}

}  // namespace

TEST_CASE("outcomes are taken in the order of the items, however many threads work") {
    std::vector<int> expected;
    for (int i = 0; i < 1000; ++i) expected.push_back(i * 2);
    CHECK(doubled(1, 1000) == expected);
    CHECK(doubled(2, 1000) == expected);
    CHECK(doubled(7, 1000) == expected);
}

TEST_CASE("a pipeline without items ends") {
    CHECK(doubled(3, 0).empty());
}

TEST_CASE("no more items are held than the window has room for") {
    std::atomic<int> held = 0;
    int most = 0;
    struct SameText {
        std::string operator()(std::string item) const {
            std::this_thread::sleep_for(std::chrono::microseconds(200));
            return item;
        }
    };
    Pipeline<std::string, std::string, SameText> pipeline(
        2, [] { return SameText(); }, [&](const std::string&) { --held; }, Window{4, 100});
    for (int i = 0; i < 200; ++i) {
        pipeline.add("item", 30);  // three fill the window's bytes
        most = std::max(most, ++held);
    }
    pipeline.finish();
    CHECK(most <= 3);
    CHECK(held == 0);
}

TEST_CASE("an item larger than the window is worked on alone") {
    int taken = 0;
    Numbers pipeline(
        2, unequal_work, [&](int) { ++taken; }, Window{4, 100});
    for (int i = 0; i < 3; ++i) pipeline.add(i, 1000);
    pipeline.finish();
    CHECK(taken == 3);
}

TEST_CASE("a pipeline that is left early drops the items nobody worked on") {
    std::atomic<int> begun = 0;
    struct SlowWork {
        std::atomic<int>& begun;
        int operator()(int number) const {
            ++begun;
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            return number;
        }
    };
    {
        Pipeline<int, int, SlowWork> pipeline(
            2, [&] { return SlowWork{begun}; }, [](int) {});
        for (int i = 0; i < 200; ++i) pipeline.add(i, 1);
    }
    CHECK(begun < 200);
}
