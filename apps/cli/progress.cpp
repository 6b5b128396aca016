#include "apps/cli/progress.h"

#include <cstdio>
#include <string>
#include <unistd.h>

#include <fmt/format.h>

namespace gouji::cli {

Progress::Progress(const Console& console)
    : console_(console), is_shown_(isatty(STDERR_FILENO) == 1) {}

void Progress::advance() {
    ++done_;
    if (!is_shown_ || Clock::now() < next_) return;
    const Clock::time_point now = Clock::now();
    next_ = now + std::chrono::milliseconds(250);
    const double seconds = std::chrono::duration<double>(now - begun_).count();
    const double rate = static_cast<double>(done_) / seconds;
    const std::string line = fmt::format(
        fmt::runtime(console_.say("已处理 {} 份，每秒 {:.0f} 份", "{} reports, {:.0f} a second")),
        done_, rate);
    fmt::print(stderr, "\r\033[K{}", line);
    is_on_screen_ = true;
}

void Progress::clear() {
    if (is_on_screen_) fmt::print(stderr, "\r\033[K");
    is_on_screen_ = false;
}

}  // namespace gouji::cli
