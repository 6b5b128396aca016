// The bytes of a file or of standard input, whole or line by line, never more than a limit at once.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "facts/result.h"

namespace gouji::cli {

class ByteStream {
  public:
    // "-" is standard input.
    static Result<ByteStream> open(const std::string& path);
    // Of what is held already.
    static ByteStream of(std::string bytes);
    ByteStream(ByteStream&& other) noexcept;
    ByteStream& operator=(ByteStream&&) = delete;
    ~ByteStream();

    // Some of what comes next, which stays to be read; nothing at the end.
    std::string_view beginning();
    // The next line with its line break; nothing at the end. Of a line longer than `limit` the
    // beginning, without its line break.
    std::optional<std::string> line(std::size_t limit);
    // What is left, at most `limit` bytes and one more, by which the reader of it knows.
    std::string rest(std::size_t limit);
    // Reading ended because it failed.
    std::optional<Diagnostic> failure() const;

  private:
    ByteStream(std::string path, int file) : path_(std::move(path)), file_(file) {}

    // What is there to read into the buffer; false at the end.
    bool fill();

    std::string path_;
    int file_;
    int error_ = 0;  // of the system
    std::string buffer_;
    std::size_t read_ = 0;  // of the buffer
};

}  // namespace gouji::cli
