#include "apps/cli/byte_stream.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "facts/code.h"
#include "facts/system_error.h"

namespace gouji::cli {

namespace {

constexpr int no_file = -1;

Diagnostic unreadable(const std::string& path, int error) {
    return {
        Code::FileUnreadable, {path, why({error, std::generic_category()})}, {}, {}, std::nullopt};
}

}  // namespace

ByteStream::ByteStream(ByteStream&& other) noexcept
    : path_(std::move(other.path_)),
      file_(std::exchange(other.file_, STDIN_FILENO)),
      error_(other.error_),
      buffer_(std::move(other.buffer_)),
      read_(other.read_) {}

ByteStream::~ByteStream() {
    if (file_ != STDIN_FILENO && file_ != no_file) close(file_);
}

Result<ByteStream> ByteStream::open(const std::string& path) {
    const int file = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return tl::unexpected(unreadable(path, errno));
    return ByteStream(path, file);
}

ByteStream ByteStream::of(std::string bytes) {
    ByteStream stream({}, no_file);
    stream.buffer_ = std::move(bytes);
    return stream;
}

std::string_view ByteStream::beginning() {
    if (read_ == buffer_.size()) fill();
    return std::string_view(buffer_).substr(read_);
}

bool ByteStream::fill() {
    if (file_ == no_file) return false;
    constexpr std::size_t block = 65536;
    buffer_.resize(block);
    const ssize_t count = ::read(file_, buffer_.data(), block);
    if (count < 0) error_ = errno;
    buffer_.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
    read_ = 0;
    return !buffer_.empty();
}

std::optional<std::string> ByteStream::line(std::size_t limit) {
    std::string text;
    while (read_ < buffer_.size() || fill()) {
        const std::size_t found = buffer_.find('\n', read_);
        const bool is_whole = found != std::string::npos;
        const std::size_t end = is_whole ? found + 1 : buffer_.size();
        text.append(buffer_, read_, std::min(end - read_, limit - text.size()));
        read_ = end;
        if (is_whole) return text;
    }
    if (text.empty()) return std::nullopt;
    return text;
}

std::string ByteStream::rest(std::size_t limit) {
    std::string bytes;
    while (bytes.size() <= limit && (read_ < buffer_.size() || fill())) {
        const std::size_t count = std::min(buffer_.size() - read_, limit + 1 - bytes.size());
        bytes.append(buffer_, read_, count);
        read_ += count;
    }
    return bytes;
}

std::optional<Diagnostic> ByteStream::failure() const {
    if (error_ == 0) return std::nullopt;
    return unreadable(path_, error_);
}

}  // namespace gouji::cli
