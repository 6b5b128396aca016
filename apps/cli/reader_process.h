// A reader of reports in a process of its own: a report that breaks it down, or keeps it for too
// long, costs that report and no other.
#pragma once

#include <atomic>
#include <cstddef>
#include <deque>

#include "apps/cli/regime.h"
#include "runs/process.h"

namespace gouji::cli {

class ReaderProcess {
  public:
    // Forks, so no other thread may run yet. The regime must outlive it.
    explicit ReaderProcess(const Regime& regime);
    ReaderProcess(const ReaderProcess&) = delete;
    ReaderProcess& operator=(const ReaderProcess&) = delete;

    ReadReport read(Input input);

  private:
    const Regime& regime_;
    ReportReader reader_;
    runs::Process process_;
};

// One for each thread of a run.
class ReaderProcesses {
  public:
    ReaderProcesses(const Regime& regime, std::size_t count);

    // Another one each time, and no more often than there are; called by any thread.
    ReaderProcess& claim() { return processes_[claimed_++]; }

  private:
    std::deque<ReaderProcess> processes_;
    std::atomic<std::size_t> claimed_{0};
};

}  // namespace gouji::cli
