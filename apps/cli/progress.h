// How far a long run has come, how fast, and how long it will take: one line on a terminal that is
// written over, nothing elsewhere.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "apps/cli/console.h"

namespace gouji::cli {

class Progress {
  public:
    // The time left is told where the size of all that the paths name is known.
    Progress(const Console& console, const std::vector<std::string>& paths);
    ~Progress() { clear(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    // A report of so many bytes is done.
    void advance(std::size_t bytes);
    // Takes the line away, so that something else can be written there.
    void clear();

  private:
    std::string line(double seconds) const;

    using Clock = std::chrono::steady_clock;

    const Console& console_;
    bool is_shown_;
    bool is_on_screen_ = false;
    std::optional<std::uintmax_t> bytes_;  // of all reports
    std::uintmax_t bytes_done_ = 0;
    std::size_t done_ = 0;
    Clock::time_point begun_ = Clock::now();
    Clock::time_point next_ = begun_ + std::chrono::seconds(1);
};

}  // namespace gouji::cli
