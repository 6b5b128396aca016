#include "apps/cli/interrupt.h"

#include <csignal>

namespace gouji::cli {

namespace {

volatile std::sig_atomic_t interrupted = 0;

void remember(int) {
    interrupted = 1;
}

}  // namespace

void watch_for_interrupts() {
    struct sigaction once {};
    once.sa_handler = remember;
    once.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(SIGINT, &once, nullptr);
    sigaction(SIGTERM, &once, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

bool is_interrupted() {
    return interrupted != 0;
}

}  // namespace gouji::cli
