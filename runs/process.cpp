#include "runs/process.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <new>
#include <optional>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace gouji::runs {

// Two processes stand behind a Process: one that works, and one with nothing to do but to see how
// that one ends, to say so in its place, and to fork another. Messages keep their bounds
// (SOCK_SEQPACKET), so that one that was not ended does not run into the next.
//
// What is asked for and what is answered is numbered where all can see it: a process that ends
// while it owes nothing needs no obituary, and an answer to an earlier request is passed over.
struct Desk {
    std::atomic<std::uint64_t> asked{0};
    std::atomic<std::uint64_t> answered{0};
};

namespace {

enum class Kind : std::uint8_t { Begin, Part, End, Broke, TimedOut };

struct Head {
    Kind kind{};
    std::uint64_t number = 0;  // of the request
    std::uint64_t size = 0;    // of all parts, where Begin
};

constexpr std::size_t part_size = 65536;

struct Message {
    Head head;
    std::string bytes;
};

bool send_message(int socket, const Head& head, std::string_view bytes) {
    std::array<iovec, 2> pieces{
        {{const_cast<Head*>(&head), sizeof head}, {const_cast<char*>(bytes.data()), bytes.size()}}};
    msghdr message{};
    message.msg_iov = pieces.data();
    message.msg_iovlen = pieces.size();
    while (true) {
        if (sendmsg(socket, &message, MSG_NOSIGNAL) >= 0) return true;
        if (errno != EINTR) return false;
    }
}

// Nothing where the other side is gone.
std::optional<Message> receive_message(int socket) {
    std::array<char, part_size> buffer;
    Message message;
    std::array<iovec, 2> pieces{
        {{&message.head, sizeof message.head}, {buffer.data(), buffer.size()}}};
    msghdr whole{};
    whole.msg_iov = pieces.data();
    whole.msg_iovlen = pieces.size();
    ssize_t count = -1;
    do {
        count = recvmsg(socket, &whole, 0);
    } while (count < 0 && errno == EINTR);
    if (count < static_cast<ssize_t>(sizeof message.head)) return std::nullopt;
    message.bytes.assign(buffer.data(), static_cast<std::size_t>(count) - sizeof message.head);
    return message;
}

// In parts, the last of which is the end.
bool send_bytes(int socket, std::uint64_t number, std::string_view bytes) {
    while (bytes.size() > part_size) {
        if (!send_message(socket, {Kind::Part, number, 0}, bytes.substr(0, part_size)))
            return false;
        bytes.remove_prefix(part_size);
    }
    return send_message(socket, {Kind::End, number, 0}, bytes);
}

// ---------- the process that works ----------

struct Request {
    std::uint64_t number = 0;
    std::string bytes;
};

// Parts without a beginning are of a request that a process before this one broke down over.
std::optional<Request> next_request(int socket) {
    std::optional<Request> request;
    while (std::optional<Message> message = receive_message(socket)) {
        if (message->head.kind == Kind::Begin) {
            request = Request{message->head.number, {}};
            request->bytes.reserve(message->head.size);
        } else if (request) {
            request->bytes += message->bytes;
            if (message->head.kind == Kind::End) return request;
        }
    }
    return std::nullopt;
}

// The system counts a process's time as a whole, so the limit moves on with each request.
void limit_computing(std::chrono::seconds most) {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    rlimit limit{};
    getrlimit(RLIMIT_CPU, &limit);
    limit.rlim_cur =
        static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec + 1 + most.count());
    setrlimit(RLIMIT_CPU, &limit);
}

void limit_memory(std::size_t most) {
    unsigned long pages = 0;
    std::FILE* file = std::fopen("/proc/self/statm", "r");
    if (file == nullptr) return;
    const bool is_known = std::fscanf(file, "%lu", &pages) == 1;
    std::fclose(file);
    if (!is_known) return;
    const rlim_t limit = pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE)) + most;
    const rlimit value{limit, limit};
    setrlimit(RLIMIT_AS, &value);
}

void limit_process(const ProcessLimits& limits) {
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    limit_memory(limits.memory);
}

[[noreturn]] void answer_requests(int socket, std::atomic<std::uint64_t>& answered,
                                  const Process::Work& work, const ProcessLimits& limits) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    limit_process(limits);
    while (std::optional<Request> request = next_request(socket)) {
        limit_computing(limits.computing);
        if (!send_bytes(socket, request->number, work(std::move(request->bytes)))) break;
        answered = request->number;
    }
    _exit(0);
}

// ---------- the process that waits for it ----------

Kind kind_of_end(int status) {
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU ? Kind::TimedOut : Kind::Broke;
}

// A wish to stop is for the program to hear; its workers end with it. What else it may have set up
// for the signals of a crash is not to run here.
void leave_the_terminal() {
    for (const int signal : {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL})
        std::signal(signal, SIG_DFL);
    std::signal(SIGINT, SIG_IGN);
    std::signal(SIGTERM, SIG_IGN);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO}) {
        const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
        if (nothing >= 0) dup2(nothing, stream);
    }
}

[[noreturn]] void keep_at_work(int socket, Desk& desk, const Process::Work& work,
                               const ProcessLimits& limits) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    leave_the_terminal();
    while (true) {
        const pid_t worker = fork();
        if (worker == 0) answer_requests(socket, desk.answered, work, limits);
        int status = 0;
        if (worker < 0) _exit(1);
        while (waitpid(worker, &status, 0) < 0 && errno == EINTR) continue;
        if (WIFEXITED(status) && WEXITSTATUS(status) == 0) _exit(0);
        const std::uint64_t asked = desk.asked;
        if (asked != desk.answered) send_message(socket, {kind_of_end(status), asked, 0}, {});
    }
}

Desk* shared_desk() {
    void* memory =
        mmap(nullptr, sizeof(Desk), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? nullptr : new (memory) Desk;
}

}  // namespace

Process::Process(const Work& work, ProcessLimits limits) : desk_(shared_desk()) {
    std::array<int, 2> ends{};
    if (desk_ == nullptr || socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return;
    process_ = fork();
    if (process_ == 0) {
        close(ends[0]);
        keep_at_work(ends[1], *desk_, work, limits);
    }
    close(ends[1]);
    if (process_ > 0) {
        socket_ = ends[0];
    } else {
        close(ends[0]);
    }
}

Process::Process(Process&& other) noexcept
    : desk_(std::exchange(other.desk_, nullptr)),
      socket_(std::exchange(other.socket_, -1)),
      process_(std::exchange(other.process_, 0)) {}

// The process that works sees the end of its requests, the one that waits sees its end.
void Process::leave() {
    if (socket_ < 0) return;
    shutdown(socket_, SHUT_RDWR);  // processes forked later hold the socket too
    close(socket_);
    socket_ = -1;
    while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) continue;
}

Process::~Process() {
    leave();
    if (desk_ != nullptr) munmap(desk_, sizeof(Desk));
}

Answer Process::ask(std::string_view request) {
    const std::uint64_t number = ++desk_->asked;
    if (!send_message(socket_, {Kind::Begin, number, request.size()}, {}) ||
        !send_bytes(socket_, number, request)) {
        leave();
        return {};
    }
    Answer answer;
    while (std::optional<Message> message = receive_message(socket_)) {
        if (message->head.number != number) continue;
        switch (message->head.kind) {
            case Kind::Begin:
                break;
            case Kind::Part:
                answer.bytes += message->bytes;
                break;
            case Kind::End:
                answer.bytes += message->bytes;
                answer.fate = Fate::Answered;
                return answer;
            case Kind::Broke:
                return {Fate::Broke, {}};
            case Kind::TimedOut:
                return {Fate::TimedOut, {}};
        }
    }
    leave();
    return {};
}

}  // namespace gouji::runs
