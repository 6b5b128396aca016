#include "apps/cli/progress.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <unistd.h>

#include <fmt/format.h>

#include "apps/cli/inputs.h"

namespace gouji::cli {

Progress::Progress(const Console& console, const std::vector<std::string>& paths)
    : console_(console), is_shown_(isatty(STDERR_FILENO) == 1) {
    if (is_shown_) bytes_ = bytes_of_inputs(paths);
}

void Progress::advance(std::size_t bytes) {
    ++done_;
    bytes_done_ += bytes;
    if (!is_shown_ || Clock::now() < next_) return;
    const Clock::time_point now = Clock::now();
    next_ = now + std::chrono::milliseconds(250);
    fmt::print(stderr, "\r\033[K{}", line(std::chrono::duration<double>(now - begun_).count()));
    is_on_screen_ = true;
}

std::string Progress::line(double seconds) const {
    const double rate = static_cast<double>(done_) / seconds;
    std::string line = fmt::format(
        fmt::runtime(console_.say("已处理 {} 份，每秒 {:.0f} 份", "{} reports, {:.0f} a second")),
        done_, rate);
    if (!bytes_ || bytes_done_ == 0) return line;
    // Lines of JSON have more bytes than the reports in them.
    const std::uintmax_t left = *bytes_ - std::min(*bytes_, bytes_done_);
    const double time = seconds * static_cast<double>(left) / static_cast<double>(bytes_done_);
    return line + fmt::format(fmt::runtime(console_.say("，还需约 {} 秒", ", about {} s left")),
                              static_cast<std::uintmax_t>(time) + 1);
}

void Progress::clear() {
    if (is_on_screen_) fmt::print(stderr, "\r\033[K");
    is_on_screen_ = false;
}

}  // namespace gouji::cli
