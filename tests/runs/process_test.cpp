#include "runs/process.h"

#include <csignal>
#include <thread>
#include <unistd.h>
#include <vector>

#include <catch2/catch.hpp>

using namespace gouji::runs;

namespace {

// Memory that is used, so that no compiler leaves it out.
volatile char touched = 0;

std::size_t fall(std::size_t depth) {
    volatile char here[4096];
    here[0] = static_cast<char>(depth);
    return depth == 0 ? 0 : fall(depth - 1) + static_cast<std::size_t>(here[0]);
}

std::string answer(const std::string& request) {
    if (request == "abort") std::abort();
    if (request == "segfault") raise(SIGSEGV);
    if (request == "stack") return std::to_string(fall(std::size_t{1} << 30U));
    if (request == "exit") _exit(3);
    if (request == "kill the one that waits") {
        kill(getppid(), SIGKILL);
        while (true) pause();  // until the system ends this one too
    }
    if (request == "memory") {
        std::vector<char*> held;
        while (true) held.push_back(new char[std::size_t{1} << 24U]());
    }
    while (request == "forever") touched = 1;
    return "<" + request + ">";
}

ProcessLimits tight() {
    return {std::chrono::seconds(2), std::size_t{128} << 20U};
}

}  // namespace

TEST_CASE("a process answers what the function would") {
    Process process(answer);
    REQUIRE(process.is_there());
    for (const std::string& request : {std::string(), std::string("a"), std::string(65536, 'b'),
                                       std::string(65537, 'c'), std::string(3 << 20, 'd')}) {
        const Answer got = process.ask(request);
        CHECK(got.fate == Fate::Answered);
        CHECK(got.bytes == "<" + request + ">");
    }
}

TEST_CASE("what breaks down costs its own answer and no other") {
    Process process(answer, tight());
    for (const char* request : {"abort", "segfault", "stack", "exit", "memory"}) {
        INFO(request);
        CHECK(process.ask(request).fate == Fate::Broke);
        CHECK(process.ask("next").bytes == "<next>");
    }
}

TEST_CASE("work without end is ended by its time of computing") {
    Process process(answer, tight());
    CHECK(process.ask("forever").fate == Fate::TimedOut);
    CHECK(process.ask("next").bytes == "<next>");
}

TEST_CASE("a request that nobody reads to its end does not reach the next process") {
    Process process([](const std::string& request) -> std::string {
        if (request.size() > 100) std::abort();
        return request;
    });
    for (int i = 0; i < 20; ++i) {
        CHECK(process.ask(std::string(5 << 20, 'x')).fate == Fate::Broke);
        CHECK(process.ask("small").bytes == "small");
    }
}

TEST_CASE("each thread has a process, and all end when they are no longer needed") {
    std::vector<Process> processes;
    for (int i = 0; i < 4; ++i) processes.emplace_back(answer);
    std::vector<std::string> got(processes.size());
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < processes.size(); ++i) {
        threads.emplace_back([&, i] {
            for (int n = 0; n < 500; ++n) {
                const std::string request = std::to_string(n);
                if (n % 100 == 50) processes[i].ask("abort");
                if (processes[i].ask(request).bytes == "<" + request + ">") got[i] += '.';
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (const std::string& each : got) CHECK(each == std::string(500, '.'));
}

TEST_CASE("when the one that waits is ended too, nothing is left to ask and that is known") {
    Process process(answer, tight());
    CHECK(process.ask("kill the one that waits").fate == Fate::Broke);
    CHECK_FALSE(process.is_there());
}
