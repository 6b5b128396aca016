#include "apps/cli/byte_stream.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "facts/code.h"

namespace gouji::cli {

namespace {

Diagnostic unreadable(const std::string& path, int error) {
    return {Code::FileUnreadable, {path, std::strerror(error)}, {}, {}, std::nullopt};
}

}  // namespace

void ByteStream::Close::operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
}

Result<ByteStream> ByteStream::open(const std::string& path) {
    std::FILE* file = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
    if (file == nullptr) return tl::unexpected(unreadable(path, errno));
    return ByteStream(path, file);
}

std::optional<std::string> ByteStream::line(std::size_t limit) {
    std::string text;
    bool is_there = false;
    for (int c = std::getc(file_.get()); c != EOF; c = std::getc(file_.get())) {
        is_there = true;
        if (text.size() < limit || c == '\n') text += static_cast<char>(c);
        if (c == '\n') break;
    }
    if (!is_there) return std::nullopt;
    return text;
}

std::string ByteStream::rest(std::size_t limit) {
    std::string bytes;
    std::array<char, 65536> buffer{};
    while (bytes.size() <= limit) {
        const std::size_t wanted = std::min(buffer.size(), limit + 1 - bytes.size());
        const std::size_t count = std::fread(buffer.data(), 1, wanted, file_.get());
        if (count == 0) break;
        bytes.append(buffer.data(), count);
    }
    return bytes;
}

std::optional<Diagnostic> ByteStream::failure() const {
    if (std::ferror(file_.get()) == 0) return std::nullopt;
    return unreadable(path_, errno);
}

}  // namespace gouji::cli
