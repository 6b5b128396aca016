// Work that may break down, done in a process of its own: bytes in, bytes out.
//
// What crashes, computes without end or takes too much memory there costs one answer; the next
// request finds a new process. One Process serves one thread at a time.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace gouji::runs {

// Of one request; of memory what is taken beyond what the program has when the process begins.
struct ProcessLimits {
    std::chrono::seconds computing{30};
    std::size_t memory = std::size_t{2} << 30;
};

enum class Fate : std::uint8_t { Answered, Broke, TimedOut };

struct Answer {
    Fate fate = Fate::Broke;
    std::string bytes;  // where Answered
};

struct Desk;

class Process {
  public:
    using Work = std::function<std::string(std::string)>;

    // Forks, so no other thread may run yet. What `work` refers to, each process has a copy of, as
    // it is now.
    explicit Process(const Work& work, ProcessLimits limits = {});
    ~Process();
    Process(Process&& other) noexcept;
    Process& operator=(Process&&) = delete;

    // False where the system gave no process, or has ended both that stood behind this.
    bool is_there() const { return socket_ >= 0; }
    // Only where it is there.
    Answer ask(std::string_view request);

  private:
    void leave();

    Desk* desk_ = nullptr;  // shared with the process
    int socket_ = -1;
    int process_ = 0;
};

}  // namespace gouji::runs
