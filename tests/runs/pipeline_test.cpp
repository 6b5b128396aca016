#include "runs/pipeline.h"

#include <atomic>
#include <chrono>
#include <string>

#include <catch2/catch.hpp>

using gouji::runs::Pipeline;
using gouji::runs::Window;

namespace {

struct UnequalWork {
    std::vector<int> operator()(std::vector<int> numbers) const {
        for (int& number : numbers) {
            if (number % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
            number *= 2;
        }
        return numbers;
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
        std::vector<std::string> operator()(std::vector<std::string> items) const {
            std::this_thread::sleep_for(std::chrono::microseconds(200));
            return items;
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
        std::vector<int> operator()(std::vector<int> numbers) const {
            begun += static_cast<int>(numbers.size());
            std::this_thread::sleep_for(std::chrono::milliseconds(numbers.size()));
            return numbers;
        }
    };
    {
        Pipeline<int, int, SlowWork> pipeline(
            2, [&] { return SlowWork{begun}; }, [](int) {});
        for (int i = 0; i < 200; ++i) pipeline.add(i, 1);
    }
    CHECK(begun < 200);
}

TEST_CASE("a thread takes several items where many wait, and no more bytes than it may") {
    std::atomic<std::size_t> most = 0;
    struct CountingWork {
        std::atomic<std::size_t>& most;
        std::vector<int> operator()(std::vector<int> numbers) const {
            if (numbers.size() > most) most = numbers.size();
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            return numbers;
        }
    };
    const auto most_with = [&](std::size_t bytes) {
        most = 0;
        Pipeline<int, int, CountingWork> pipeline(
            1, [&] { return CountingWork{most}; }, [](int) {});
        for (int i = 0; i < 300; ++i) pipeline.add(i, bytes);
        pipeline.finish();
        return most.load();
    };
    CHECK(most_with(1) == gouji::runs::most_at_a_time);
    CHECK(most_with(gouji::runs::most_bytes_at_a_time / 3) == 3);
    CHECK(most_with(gouji::runs::most_bytes_at_a_time + 1) == 1);
}
