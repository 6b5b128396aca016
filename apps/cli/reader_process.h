// A reader of reports in a process of its own: a report that breaks it down, or keeps it for too
// long, costs that report and no other.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <deque>
#include <span>
#include <string>
#include <vector>

#include "apps/cli/regime.h"
#include "runs/journal.h"
#include "runs/process.h"

namespace gouji::cli {

// What a later run is to find, and an earlier one has left.
struct Keeping {
    runs::Journal* journal = nullptr;   // null where nothing is kept
    std::chrono::milliseconds from{0};  // what was read in less time is read again as quickly
};

class ReaderProcess {
  public:
    // Forks, so no other thread may run yet. The regime and the journal must outlive it.
    ReaderProcess(const Regime& regime, Layouts layouts, const Keeping& keeping);
    ReaderProcess(const ReaderProcess&) = delete;
    ReaderProcess& operator=(const ReaderProcess&) = delete;

    // One for each input, in their order. Where they break the process down together, each is read
    // alone.
    std::vector<ReadReport> read(const std::vector<Input>& inputs);

  private:
    // A report to be read, and where it goes.
    struct Asked {
        const Input* input = nullptr;
        ReadReport* read = nullptr;
        std::string key;  // by which it is kept
    };

    bool find_kept(Asked& asked);
    runs::Fate ask(std::span<const Asked> asked);
    void read_alone(const Asked& asked);

    const Regime& regime_;
    Layouts layouts_;
    Keeping keeping_;
    ReportReader reader_;
    runs::Process process_;
};

// One for each thread of a run.
class ReaderProcesses {
  public:
    ReaderProcesses(const Regime& regime, Layouts layouts, std::size_t count,
                    const Keeping& keeping = {});

    // Another one each time, and no more often than there are; called by any thread.
    ReaderProcess& claim() { return processes_[claimed_++]; }

  private:
    std::deque<ReaderProcess> processes_;
    std::atomic<std::size_t> claimed_{0};
};

}  // namespace gouji::cli
