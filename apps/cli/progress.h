// How far a long run has come: one line on a terminal that is written over, nothing elsewhere.
#pragma once

#include <chrono>
#include <cstddef>

#include "apps/cli/console.h"

namespace gouji::cli {

class Progress {
  public:
    explicit Progress(const Console& console);
    ~Progress() { clear(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void advance();
    // Takes the line away, so that something else can be written there.
    void clear();

  private:
    using Clock = std::chrono::steady_clock;

    const Console& console_;
    bool is_shown_;
    bool is_on_screen_ = false;
    std::size_t done_ = 0;
    Clock::time_point begun_ = Clock::now();
    Clock::time_point next_ = begun_ + std::chrono::seconds(1);
};

}  // namespace gouji::cli
