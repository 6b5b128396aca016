#include "reports/pdf/pdf_child.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

#include "facts/code.h"
#include "facts/system_error.h"

namespace gouji::reports {
namespace {

using Clock = std::chrono::steady_clock;

Diagnostic complaint(Code code, std::vector<std::string> arguments = {}) {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.arguments = std::move(arguments);
    return diagnostic;
}

// Milliseconds as poll takes them, never negative.
int time_left(Clock::time_point deadline) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    return static_cast<int>(std::clamp<decltype(left)>(left, 0, 1'000'000));
}

// Sends what the socket takes; false where the other side is gone.
bool send_some(int socket, std::string_view& bytes) {
    // Without a signal: a child that died is a diagnostic, not the end of this program.
    const ssize_t sent = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0) return errno == EAGAIN || errno == EINTR;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
    return true;
}

// Appends what has arrived; false at the end of it.
bool receive_some(int socket, std::string& answer) {
    std::array<char, 65536> buffer;
    const ssize_t received = recv(socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (received < 0) return errno == EAGAIN || errno == EINTR;
    answer.append(buffer.data(), static_cast<std::size_t>(received));
    return received > 0;
}

bool is_complete(const std::string& answer) {
    return !answer.empty() && answer.back() == '\n';
}

}  // namespace

PdfChild::PdfChild(std::filesystem::path program, PdfLimits limits)
    : program_(std::move(program)), limits_(limits) {}

PdfChild::PdfChild(PdfChild&& other) noexcept
    : program_(std::move(other.program_)),
      limits_(other.limits_),
      process_(std::exchange(other.process_, 0)),
      socket_(std::exchange(other.socket_, -1)),
      answered_(other.answered_) {}

Result<std::string> PdfChild::ask(std::string_view pdf) {
    if (pdf.size() > limits_.bytes) {
        return tl::unexpected(complaint(
            Code::PdfTooLarge, {std::to_string(pdf.size()), std::to_string(limits_.bytes)}));
    }
    // Somebody may have ended it since the last document.
    if (!is_alive()) stop();
    if (process_ == 0 && !start()) {
        return tl::unexpected(complaint(
            Code::PdfProgramMissing, {program_.string(), why({errno, std::generic_category()})}));
    }
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(limits_.time).count();
    const std::string request = fmt::format(R"({{"bytes":{},"pages":{},"marks":{},"seconds":{}}})"
                                            "\n",
                                            pdf.size(), limits_.pages, limits_.marks, seconds);
    Result<std::string> answer = exchange(request, pdf);
    if (!answer || ++answered_ >= limits_.documents) stop();
    return answer;
}

Result<std::string> PdfChild::exchange(std::string_view request, std::string_view pdf) {
    const Clock::time_point deadline = Clock::now() + limits_.time;
    std::string answer;
    while (!is_complete(answer)) {
        std::string_view& unsent = request.empty() ? pdf : request;
        const auto wanted = static_cast<short>(unsent.empty() ? POLLIN : POLLIN | POLLOUT);
        pollfd poll_entry{socket_, wanted, 0};
        const int ready = poll(&poll_entry, 1, time_left(deadline));
        if (ready == 0)
            return tl::unexpected(
                complaint(Code::PdfTimeout, {fmt::to_string(limits_.time.count() / 1000)}));
        if (ready < 0 && errno != EINTR) return tl::unexpected(obituary());
        if ((poll_entry.revents & POLLOUT) != 0 && !send_some(socket_, unsent)) {
            return tl::unexpected(obituary());
        }
        if ((poll_entry.revents & (POLLIN | POLLHUP | POLLERR)) != 0 &&
            !receive_some(socket_, answer)) {
            return tl::unexpected(obituary());
        }
        if (answer.size() > limits_.answer) {
            return tl::unexpected(
                complaint(Code::PdfTooManyMarks, {std::to_string(limits_.marks)}));
        }
    }
    answer.pop_back();
    return answer;
}

bool PdfChild::start() {
    std::array<int, 2> sockets{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()) != 0) return false;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, sockets[1], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, sockets[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::string name = program_.string();
    std::array<char*, 2> arguments{name.data(), nullptr};
    pid_t process = 0;
    const int error =
        posix_spawn(&process, name.c_str(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(sockets[1]);
    if (error != 0) {
        close(sockets[0]);
        errno = error;
        return false;
    }
    process_ = process;
    socket_ = sockets[0];
    answered_ = 0;
    return true;
}

// The child keeps nothing, so it need not be asked to end.
void PdfChild::stop() {
    if (process_ == 0) return;
    close(std::exchange(socket_, -1));
    kill(process_, SIGKILL);
    waitpid(std::exchange(process_, 0), nullptr, 0);
}

// Between documents the child is silent: anything to be read is its end.
bool PdfChild::is_alive() const {
    if (process_ == 0) return false;
    pollfd poll_entry{socket_, POLLIN, 0};
    return poll(&poll_entry, 1, 0) == 0;
}

// Why the child fell silent. Waits for it: its socket is closed a moment before its end.
Diagnostic PdfChild::obituary() {
    int status = 0;
    kill(process_, SIGKILL);
    waitpid(std::exchange(process_, 0), &status, 0);
    close(std::exchange(socket_, -1));
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) {
        return complaint(Code::PdfTimeout, {fmt::to_string(limits_.time.count() / 1000)});
    }
    const std::string end = WIFSIGNALED(status) ? fmt::format("signal {}", WTERMSIG(status))
                                                : fmt::format("exit {}", WEXITSTATUS(status));
    return complaint(Code::PdfProgramFailed, {end});
}

std::filesystem::path pdf_program() {
    std::error_code error;
    const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
    return self.parent_path() / "gouji-pdf";
}

}  // namespace gouji::reports
