#include "apps/cli/interrupt.h"

#include <csignal>

namespace gouji::cli {

namespace {

volatile std::sig_atomic_t interrupted = 0;

// Who ends a process group may signal twice at once: what is begun is still written.
constexpr int patience = 2;

void remember(int signal) {
    if (interrupted == patience) {
        std::signal(signal, SIG_DFL);
        std::raise(signal);
        return;
    }
    interrupted = interrupted + 1;
}

}  // namespace

void watch_for_interrupts() {
    struct sigaction action {};
    action.sa_handler = remember;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

bool is_interrupted() {
    return interrupted != 0;
}

}  // namespace gouji::cli
